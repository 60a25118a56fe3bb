import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';

/** Writes the packs of the product, each a YAML file, as the one file of data that is bundled with the program. */
const FOLDER = resolve(import.meta.dirname, '../../core/analysis/packs');
const names = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
const packs: unknown[] = names.map((name): unknown => parse(readFileSync(resolve(FOLDER, name), 'utf8')));
writeFileSync(resolve(FOLDER, 'bundled-packs.json'), `[\n${packs.map((pack) => JSON.stringify(pack)).join(',\n')}\n]\n`);
