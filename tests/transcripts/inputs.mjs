// The input files that transcripts show, as bytes: tests/README.md says how they are written.

import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';

const folder = import.meta.dirname ?? new URL('.', import.meta.url).pathname;

function bytesOf(line) {
    const end = line.endsWith(' (no-eol)') ? '' : '\n';
    if (!end) line = line.slice(0, -' (no-eol)'.length);
    if (!line.endsWith(' (esc)')) return Buffer.from(line + end);
    const latin1 = Buffer.from(line.slice(0, -' (esc)'.length)).toString('latin1');
    const decoded = latin1.replace(/\\(?:x([0-9a-f]{2})|\\)/g,
        (_, hex) => hex ? String.fromCharCode(parseInt(hex, 16)) : '\\');
    return Buffer.from(decoded + end, 'latin1');
}

/// {place: 'errors-keys.md:5', name: 'deal.json', bytes} for each input file of the transcripts whose names begin so.
export function inputs(prefix = '') {
    const found = [];
    for (const file of readdirSync(folder).filter(name => name.startsWith(prefix) && name.endsWith('.md')).sort()) {
        let block = null, fence = '';
        readFileSync(join(folder, file), 'utf8').split('\n').forEach((line, i) => {
            if (fence && line === fence) {
                if (block) found.push({...block, bytes: Buffer.concat(block.bytes)});
                fence = '';
            } else if (fence) {
                block?.bytes.push(bytesOf(line));
            } else if (line.startsWith('```')) {
                const [, ticks, name] = line.match(/^(`+)\S* ?(.*)$/);
                fence = ticks;
                block = name ? {place: `${file}:${i + 1}`, name, bytes: []} : null;
            }
        });
    }
    return found;
}
