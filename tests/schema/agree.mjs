// The schema against the reader: an independent validator (ajv) and dealcalc judge the same deals.
//
//   agree.mjs FOLDER_WITH_AJV PROGRAM [--seed S] [--mutants N]
//
// 1. Every deal of data/ and the starter deal are accepted by both.
// 2. Every sample of the tests, good or bad, and N mutants of the good ones are judged alike:
//    what the schema refuses, the reader refuses, always; what the reader alone refuses, it refuses for reasons that
//    `beyond` lists, each with why a schema cannot say it.
// 3. The schema helps an editor: each key has a description, and each example is valid.
// The seed is printed; the same seed gives the same mutants. Exit status 1 after a disagreement, all of them listed.

import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {basename, dirname, join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';

import {inputs} from '../transcripts/inputs.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const [packages, program, ...rest] = process.argv.slice(2);
const option = (name, otherwise) => rest.includes(name) ? Number(rest[rest.indexOf(name) + 1]) : otherwise;
const seed = option('--seed', 1), mutantCount = option('--mutants', 2000);
const Ajv = createRequire(join(packages, 'package.json'))('ajv').default;

// ---- what only the reader can refuse: an error, which of its messages, and why no schema says it

const beyond = [
    ['unreadable-figure', /./, 'the grammar of figures is no regular pattern worth reading'],
    ['unreadable-claim', /./, 'the grammar of claims, and the figure in one'],
    ['negative-amount', /^"|^-0/, 'the sign stands in a text; to a validator -0 is 0'],
    ['wrong-unit', /^(?!\d+ has no unit; (the duration|a stake))./, 'the unit stands in a text, or has to be that of another key'],
    ['hedged-bound', /./, 'the hedge stands in a text'],
    ['empty-range', /./, 'low against high'],
    ['excluded-end', /./, 'low or high against the hedge'],
    ['range-apart', /./, 'low and high against the words'],
    ['unreadable-date', /./, 'dates in words, the calendar, and one date against another'],
    ['bad-probability', /%"|\/|^-0/, 'a percentage above 100, a fraction above 1'],
    ['duplicate-id', /./, 'unique across lists'],
    ['duplicate-same-as', /./, 'unique across lists'],
    ['unknown-source', /./, 'refers to another list'],
    ['unknown-investment', /./, 'refers to another item'],
    ['unknown-valuation', /./, 'refers to another list'],
    ['after-itself', /./, 'refers to another key'],
    ['after-circle', /./, 'refers to other items'],
    ['unknown-name', /./, 'a name in a claim refers to the lists'],
    ['claim-misfit', /./, 'units of what a claim names'],
    ['duplicate-key', /./, 'a validator sees the last of two keys only'],
    ['not-utf8', /./, 'bytes, not JSON'],
].map(([code, message, why]) => ({code, message, why, used: 0}));

// ---- the two judges

const schema = JSON.parse(readFileSync(join(root, 'data/deal.schema.json'), 'utf8'));
const ajv = new Ajv({strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true});
const validate = ajv.compile(schema);
const keywords = new Map();

/// A byte order mark is no part of a JSON text, and the reader passes over it.
const parsed = text => JSON.parse(String(text).replace(/^\uFEFF/, ''));

/// '' where the schema accepts, else what it says first. A text that is no JSON it refuses too.
function schemaSays(text) {
    let deal;
    try {
        deal = parsed(text);
    } catch {
        return 'no JSON';
    }
    if (validate(deal)) return '';
    for (const {keyword} of validate.errors) keywords.set(keyword, (keywords.get(keyword) ?? 0) + 1);
    return `${validate.errors[0].instancePath} ${validate.errors[0].message}`;
}

/// The problems that the reader finds in each of the texts, a list of {code, message} a text: all in one run.
function readerSays(texts) {
    const folder = mkdtempSync(join(tmpdir(), 'agree.'));
    texts.forEach((text, i) => writeFileSync(join(folder, `${i}.json`), text));
    let said = '';
    try {
        execFileSync(program, ['check', folder], {stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 1 << 30});
    } catch (failure) {
        if (![1, 2].includes(failure.status)) throw failure;
        said = failure.stderr.toString();
    }
    rmSync(folder, {recursive: true});
    const problems = texts.map(() => []);
    for (const [, code, message, i] of said.matchAll(/^error\[([a-z0-9-]+)\]: (.*)\n *--> .*\/(\d+)\.json/gm)) {
        problems[i].push({code, message});
    }
    return problems;
}

// ---- mutants

/// mulberry32: small, and the same everywhere.
function generator(state) {
    const next = () => {
        state = (state + 0x6D2B79F5) | 0;
        let t = Math.imul(state ^ (state >>> 15), 1 | state);
        t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
        return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
    return {below: n => Math.floor(next() * n), pick: list => list[Math.floor(next() * list.length)]};
}

/// Every place in a value at which something stands: the container and the key.
function placesIn(value, places = []) {
    if (typeof value !== 'object' || value === null) return places;
    for (const key of Object.keys(value)) {
        places.push({container: value, key});
        placesIn(value[key], places);
    }
    return places;
}

const strange = [null, true, 0, -1, 0.5, 2, 1e30, '', ' ', '\u00a0', 'x', '5', '-$5B', '$5B', '5 GW', '$5GW', '3 years',
    '40 %', '140 %', '2/5', '5/2', 'USD', 'usd', 'USX', 'exposure', 'spend', 'prior', 'firm', 'pre-money', 'company',
    '2026-02-30', '2026-13', '2026-Q5', '2026-04..2026-01', '2025..2026', '0999', 'exposure is $5B', 'a_b', 'a__b',
    'a-b', 'A', '1a', [], {}, ['prior'], [1], {id: 'x'}];

const edits = {
    take_away({container, key}) {
        if (Array.isArray(container)) container.splice(Number(key), 1);
        else delete container[key];
    },
    put_something_strange({container, key}, random) {
        container[key] = structuredClone(random.pick(strange));
    },
    put_what_stands_elsewhere({container, key}, random, places) {
        const other = random.pick(places);
        container[key] = structuredClone(other.container[other.key]);
    },
    put_what_another_deal_says({container, key}, random, places, others) {
        const same = others.filter(place => place.key === key);
        if (!Array.isArray(container) && same.length > 0) {
            const other = random.pick(same);
            container[key] = structuredClone(other.container[key]);
        }
    },
    rename({container, key}, random) {
        if (Array.isArray(container)) return;
        const value = container[key];
        delete container[key];
        container[random.pick([`x-${key}`, `${key}s`, key.slice(1), key.toUpperCase(), 'low', 'same_as'])] = value;
    },
    add({container}, random, places) {
        const {container: from, key} = random.pick(places);
        if (Array.isArray(container)) container.push(structuredClone(from[key]));
        else container[key] = structuredClone(from[key]);
    },
    repeat({container, key}) {
        if (Array.isArray(container)) container.push(structuredClone(container[key]));
    },
    wrap({container, key}) {
        container[key] = [container[key]];
    },
    write_otherwise({container, key}, random) {
        const text = container[key];
        if (typeof text !== 'string') return;
        const at = random.below(text.length + 1);
        const letter = random.pick([...'aZ09_-. /%$\t"\\', '', '\u202e']);
        container[key] = text.slice(0, at) + letter + text.slice(at + random.below(2));
    },
};

/// A deal with one to three edits; of eight, one has a character of its text changed as well.
function mutant(deals, random) {
    const deal = structuredClone(random.pick(deals));
    const others = placesIn(random.pick(deals));
    for (let edit = random.pick([1, 1, 2, 3]); edit > 0; --edit) {
        const places = placesIn(deal);
        if (places.length > 0) random.pick(Object.values(edits))(random.pick(places), random, places, others);
    }
    const text = JSON.stringify(deal, null, 2);
    if (random.below(8) > 0) return text;
    const at = random.below(text.length);
    return text.slice(0, at) + random.pick(['', ',', '"', '-', '0', '}', '\\', '1e400', 'null']) + text.slice(at + 1);
}

// ---- the comparison

const disagreements = [];
const accepted = [];
const disagree = (name, what, text) => disagreements.push(`${name}: ${what}${text ? `\n${text}` : ''}`);

/// Counts what both accept, what both refuse, and what only the reader refuses; keeps what both accept.
function compare(names, texts) {
    const counts = {accepted: 0, refused: 0, 'refused by the reader alone': 0};
    readerSays(texts).forEach((problems, i) => {
        const objection = schemaSays(texts[i]);
        if (problems.length === 0) {
            if (objection) disagree(names[i], `the schema alone refuses: ${objection}`, texts[i]);
            else accepted.push(texts[i]);
            ++counts.accepted;
            return;
        }
        ++counts[objection ? 'refused' : 'refused by the reader alone'];
        if (objection) return;
        for (const {code, message} of problems) {
            const reason = beyond.find(row => row.code === code && row.message.test(message));
            if (reason) ++reason.used;
            else disagree(names[i], `the reader alone refuses: error[${code}]: ${message}`, texts[i]);
        }
    });
    return counts;
}

const say = (title, counts) =>
    console.log(`${title}: ${Object.entries(counts).map(([what, n]) => `${n} ${what}`).join(', ')}`);

function filesIn(folder) {
    return readdirSync(folder).filter(name => name.endsWith('.json') && !name.endsWith('.schema.json')).sort().map(
        name => join(folder, name));
}

function checkHelp() {
    const definitions = [schema, ...Object.values(schema.definitions)];
    const bare = definitions.flatMap(({properties = {}}) => Object.entries(properties).filter(([, s]) => !s.description));
    for (const [key] of bare) disagree('schema', `${key} has no description`);
    let examples = 0;
    for (const {properties = {}, ...own} of definitions) {
        for (const part of [own, ...Object.values(properties)]) {
            const judge = ajv.compile({...part, definitions: schema.definitions});
            for (const example of part.examples ?? []) {
                ++examples;
                if (!judge(example)) disagree('schema', `an example is not valid: ${JSON.stringify(example)}`);
            }
        }
    }
    if (examples < 20) disagree('schema', `only ${examples} examples`);
}

const read = file => readFileSync(file);
const data = [...filesIn(join(root, 'data')), join(root, 'src/input/starter_deal.json')];
const shown = file => relative(root, file);
const inData = compare(data.map(shown), data.map(read));
say('data/ and the starter deal', inData);
if (inData.accepted !== data.length || data.length < 5) disagree('data/', 'a deal is refused');

const samples = inputs().filter(({name}) => name.endsWith('.json'));
say(`${samples.length} samples of the tests`, compare(samples.map(s => s.place), samples.map(s => s.bytes)));
if (samples.length < 300) disagree('tests/transcripts', `only ${samples.length} samples`);

const good = accepted.map(text => parsed(text)).filter(deal => placesIn(deal).length < 500);
const random = generator(seed);
const mutants = Array.from({length: mutantCount}, () => mutant(good, random));
const counts = compare(mutants.map((_, i) => `mutant ${i} of seed ${seed}`), mutants);
say(`${mutantCount} mutants of ${good.length} deals, seed ${seed}`, counts);
console.log(`refused by the schema for ${[...keywords].map(([k, n]) => `${k} ${n}`).join(', ')}`);

checkHelp();
for (const [what, n] of Object.entries(counts)) {
    if (n < mutantCount / 30) disagree('mutants', `only ${n} ${what}: they show too little`);
}
for (const {code, used} of beyond) {
    if (used === 0) disagree('beyond', `nothing needs the row ${code}`);
}
for (const keyword of ['required', 'additionalProperties', 'type', 'pattern', 'enum', 'not', 'minimum', 'maximum',
    'minLength', 'uniqueItems', 'anyOf']) {
    if (!keywords.has(keyword)) disagree('keywords', `no deal was refused for ${keyword}`);
}
for (const line of disagreements.slice(0, 20)) console.log(`DISAGREE ${line}`);
console.log(disagreements.length === 0 ? 'schema and reader agree' : `${disagreements.length} disagreements`);
process.exitCode = disagreements.length === 0 ? 0 : 1;
