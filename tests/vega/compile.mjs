// Charts as Vega-Lite specifications: each is compiled by vega-lite and drawn by vega, without a warning, and its values
// are in the drawing. For development: the packages come from npm, into a folder of their own.
//
//   cp tests/package.json TOOLS && npm install --prefix TOOLS
//   node tests/vega/compile.mjs TOOLS build/release/dealcalc [FOLDER for the drawings]

import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';

import {inputs} from '../transcripts/inputs.mjs';

const [tools, program, drawings] = process.argv.slice(2);
const load = createRequire(join(resolve(tools), 'package.json'));
const vega = load('vega');
const vegaLite = load('vega-lite');

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..', '..');
const deals = mkdtempSync(join(tmpdir(), 'compile.'));

/// Command lines: the shipped deals, and every deal in the transcripts of pictures.
function commandLines() {
    const lines = [
        ['exposure'], ['valuation'], ['check'], ['summary'],
        ['exposure', ...['amazon-anthropic', 'amazon-openai', 'microsoft-openai'].map(d => `data/${d}.json`)],
        ['check', 'data/amazon-anthropic.json', 'data/amazon-openai.json'],
        ['valuation', '--from', 'more than $10B', '--to', '$60B range'],
        ['milestones'], ['milestones', '-p', 'milestone=40%'], ['returns', '--exit', '$200B', '--on', '2030'],
        ['returns', '--flows', 'data/oil-pump.csv'], ['returns', '--round', 'invest=$5B pre=$55B'],
    ];
    inputs('svg-').filter(({name}) => name === 'deal.json').forEach(({place, bytes}) => {
        const file = join(deals, `${place}.json`);
        writeFileSync(file, bytes);
        for (const command of ['exposure', 'summary']) lines.push([command, file]);
    });
    return lines;
}

function parts(specification) {
    return specification.vconcat ?? [specification];
}

/// The words that must be read in the drawing.
function displays(specification) {
    const found = [];
    for (const part of parts(specification)) {
        for (const layer of part.layer ?? []) {
            for (const row of layer.data?.values ?? []) {
                if (row.display && !('kind' in row)) found.push(row.display);
            }
        }
    }
    return found;
}

const escaped = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

async function draw(specification) {
    const warnings = [];
    const note = (...words) => { warnings.push(words.join(' ')); return logger; };
    const logger = {level: () => logger, error: note, warn: note, info: () => logger, debug: () => logger};
    const compiled = vegaLite.compile(specification, {logger}).spec;
    const view = new vega.View(vega.parse(compiled), {renderer: 'none', logger});
    return {svg: await view.toSVG(), warnings};
}

let failed = 0;
let count = 0;
for (const line of commandLines()) {
    let text;
    try {
        text = execFileSync(resolve(program), [...line, '-f', 'vega-lite'], {cwd: root, encoding: 'utf8'});
    } catch (error) {
        if (error.status !== 1) throw error;  // a claim fails, and the specification is there
        text = error.stdout;
    }
    const specification = JSON.parse(text);
    const {svg, warnings} = await draw(specification);
    // The longest may be cut to the room there is.
    const missing = displays(specification).filter(d => d.length < 40 && !svg.includes(escaped(d)));
    for (const fault of [...warnings, ...missing.map(d => `not drawn: ${d}`)]) {
        console.log(`${line.join(' ')}: ${fault}`);
        ++failed;
    }
    if (drawings) writeFileSync(join(drawings, `${count}.svg`), svg);
    ++count;
}
rmSync(deals, {recursive: true});
console.log(`${count} specifications compiled and drawn, ${failed} faults`);
process.exit(failed === 0 && count > 8 ? 0 : 1);
