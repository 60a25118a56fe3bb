import type { Block } from '../fact/block.ts';
import { operands } from '../fact/derive.ts';
import type { Fact } from '../fact/fact.ts';
import type { Offer } from './study.ts';

interface Reported {
  readonly offer: Offer;
  readonly blocks: readonly Block[];
}

/** Every fact that the blocks say, and those they follow from; each once. */
export function distinctFacts(parts: readonly Reported[]): Fact[] {
  return [...new Map(parts.flatMap(({ blocks }) => blocks.flatMap(factsOf)).map((fact) => [fact.id, fact])).values()];
}

/** By id of a fact: the plugin that found it. */
export function pluginsByFact(parts: readonly Reported[]): ReadonlyMap<string, string> {
  return new Map(parts.flatMap(({ offer, blocks }) => blocks.flatMap(factsOf).map((fact) => [fact.id, offer.plugin] as const)));
}

function factsOf(block: Block): Fact[] {
  return saidFacts(block).flatMap(withOperands);
}

function saidFacts(block: Block): Fact[] {
  switch (block.kind) {
    case 'kpi':
      return [block.value, ...block.comparisons.flatMap(({ before, change }) => [before, change])];
    case 'finding':
      return Object.values(block.sentence.facts);
    case 'table':
      return block.rows.flatMap((row) => [row.label, ...row.facts.filter((fact) => fact !== null)]);
    case 'chart':
      return 'template' in block.title ? Object.values(block.title.facts) : [];
    case 'quadrants':
      return block.fields.flatMap(({ points }) => points.flatMap(({ said, passage }) => [...Object.values(said.facts), ...(passage === null ? [] : [passage])]));
    case 'caveat':
    case 'periods':
      return [];
  }
}

function withOperands(fact: Fact): Fact[] {
  return fact.derivation === undefined ? [fact] : [fact, ...operands(fact.derivation).flatMap(withOperands)];
}
