import type { Clip } from '../clip/clip.ts';
import type { Engine } from '../engine/engine.ts';
import type { Block } from '../fact/block.ts';
import type { Language, Text } from '../language/language.ts';
import type { ColumnRole, TypedTable } from '../sheet/typed-table.ts';

/** A column that a plugin wants: by role first, then by words in its header. */
export interface RoleSlot {
  readonly slot: string;
  readonly roles: readonly ColumnRole[];
  readonly optional: boolean;
  readonly many: boolean;
  /** Header words that speak for a column, lower case. */
  readonly hints: { readonly zh: readonly string[]; readonly en: readonly string[] };
}

/** Which columns of which table fill a plugin's slots. */
export interface Binding {
  readonly table: TypedTable;
  readonly columns: Readonly<Record<string, readonly string[]>>;
}

export interface AnalysisInput {
  readonly binding: Binding;
  readonly engine: Engine;
  readonly clips: readonly Clip[];
  readonly signal?: AbortSignal;
}

/**
 * An analysis: pure, no Excel, no DOM. `compute` asks the engine, `report` turns its finding into blocks.
 * Registered in `registry.ts`.
 */
export interface AnalysisPlugin<Finding> {
  readonly id: string;
  readonly title: Text;
  /** The question that a person asks. */
  readonly question: Text;
  readonly needs: readonly RoleSlot[];
  /** 0 where the binding makes no sense, 1 where it is just what the plugin is for. */
  score(binding: Binding): { readonly score: number; readonly reason: Text };
  compute(input: AnalysisInput): Promise<Finding>;
  report(finding: Finding, language: Language): readonly Block[];
}
