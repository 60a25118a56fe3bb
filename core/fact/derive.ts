import type { Text } from '../language/language.ts';
import { factTexts } from '../language/texts/fact.ts';
import { termFacts, termValue } from './arithmetic.ts';
import type { Derivation, Fact, FactTerm, Source, Unit } from './fact.ts';

/**
 * Facts that follow from facts. Each carries the sources of all it follows from, and is null where one of them
 * is null or a divisor is 0.
 */
export interface Derived {
  readonly id: string;
  readonly label: Text;
}

/** Relative change: `0.12` is 12 % more. Null where `before` is not above 0: a percent of it would mislead. */
export function change(is: Derived, now: Fact, before: Fact): Fact {
  return derived(is, { kind: 'change', now, before }, { kind: 'percent' }, factTexts.change);
}

/** `now` less `before`, in their unit; rates differ in percent points. */
export function difference(is: Derived, now: Fact, before: Fact): Fact {
  const unit: Unit = now.unit.kind === 'percent' ? { kind: 'points' } : now.unit;
  return derived(is, { kind: 'difference', now, before }, unit, factTexts.difference);
}

export function share(is: Derived, part: Fact, whole: Fact): Fact {
  return derived(is, { kind: 'share', part, whole }, { kind: 'percent' }, factTexts.share);
}

/** How much of the growth of `whole` (its value before) came from here: contributions add up to its change. */
export function contribution(is: Derived, now: Fact, before: Fact, whole: Fact): Fact {
  return derived(is, { kind: 'contribution', now, before, whole }, { kind: 'points' }, factTexts.contribution);
}

export function remainder(is: Derived, whole: Fact, parts: readonly Fact[]): Fact {
  return derived(is, { kind: 'remainder', whole, parts }, whole.unit, factTexts.remainder);
}

export function total(is: Derived, parts: readonly [Fact, ...Fact[]]): Fact {
  return derived(is, { kind: 'total', parts }, parts[0].unit, factTexts.total);
}

/** Arithmetic over facts; null where one of them is null or a divisor is 0. `method` says it in words. */
export function calculated(is: Derived, term: FactTerm, unit: Unit, method: Text): Fact {
  return derived(is, { kind: 'arithmetic', term }, unit, method);
}

/** The facts that a derivation stands on. */
export function operands(derivation: Derivation): readonly Fact[] {
  switch (derivation.kind) {
    case 'cell':
      return [];
    case 'change':
    case 'difference':
      return [derivation.now, derivation.before];
    case 'share':
      return [derivation.part, derivation.whole];
    case 'contribution':
      return [derivation.now, derivation.before, derivation.whole];
    case 'total':
      return derivation.parts;
    case 'remainder':
      return [derivation.whole, ...derivation.parts];
    case 'arithmetic':
      return termFacts(derivation.term);
  }
}

function derived(is: Derived, derivation: Exclude<Derivation, { kind: 'cell' }>, unit: Unit, method: Text): Fact {
  const [first, ...rest] = operands(derivation).flatMap((fact) => fact.sources);
  const sources: Fact['sources'] = first === undefined ? noSource(is) : [first, ...rest.filter((source) => !sameSource(source, first))];
  return { ...is, value: valueOf(derivation), unit, use: null, derivation, sources: distinct(sources), method };
}

function noSource(is: Derived): never {
  throw new Error(`${is.id} follows from nothing`);
}

function valueOf(derivation: Exclude<Derivation, { kind: 'cell' }>): number | null {
  if (derivation.kind === 'arithmetic') return termValue(derivation.term);
  const numbers = operands(derivation).map((fact) => fact.value);
  if (!numbers.every((value) => typeof value === 'number')) return null;
  const [first = 0, second = 0, third = 0] = numbers;
  switch (derivation.kind) {
    case 'change':
      return second > 0 ? first / second - 1 : null;
    case 'difference':
      return first - second;
    case 'share':
      return second === 0 ? null : first / second;
    case 'contribution':
      return third > 0 ? (first - second) / third : null;
    case 'total':
      return numbers.reduce((sum, part) => sum + part, 0);
    case 'remainder':
      return numbers.slice(1).reduce((rest, part) => rest - part, first);
  }
}

function distinct([first, ...rest]: readonly [Source, ...Source[]]): readonly [Source, ...Source[]] {
  const kept: Source[] = [];
  for (const source of rest) if (!kept.some((one) => sameSource(one, source))) kept.push(source);
  return [first, ...kept];
}

function sameSource(a: Source, b: Source): boolean {
  if (a.kind === 'range') return b.kind === 'range' && a.ref.sheet === b.ref.sheet && a.ref.range === b.ref.range;
  return b.kind === 'clip' && a.clipId === b.clipId && a.quote?.exact === b.quote?.exact;
}
