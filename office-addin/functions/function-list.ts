import { say } from '../../core/language/language.ts';
import type { Language } from '../../core/language/language.ts';
import { FUNCTION_HELP } from '../../core/language/texts/function-help.ts';

/** The part of the metadata that Excel reads: https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-json */
export interface FunctionMetadata {
  readonly functions: readonly {
    readonly id: string;
    readonly name: string;
    readonly description: string;
    readonly parameters: readonly Parameter[];
    readonly result: { readonly type: string; readonly dimensionality: 'scalar' };
    readonly options: { readonly cancelable: true };
  }[];
}

interface Parameter {
  readonly name: string;
  readonly description: string;
  readonly type: 'string' | 'any';
  readonly dimensionality: 'scalar' | 'matrix';
  readonly optional: boolean;
}

type Shape = Pick<Parameter, 'type' | 'dimensionality' | 'optional'>;

const WORDS: Shape = { type: 'string', dimensionality: 'scalar', optional: false };
const ANY: Shape = { type: 'any', dimensionality: 'scalar', optional: false };

/** Ids stay as they are for ever: workbooks hold them. */
const FUNCTIONS = {
  CLIP: { help: FUNCTION_HELP.clip, parameters: [WORDS, WORDS] },
  PRICE: { help: FUNCTION_HELP.price, parameters: [WORDS, WORDS, { ...ANY, optional: true }] },
  KPI: { help: FUNCTION_HELP.kpi, parameters: [WORDS, ANY, { ...ANY, dimensionality: 'matrix', optional: true }] },
} as const satisfies Record<string, { readonly help: (typeof FUNCTION_HELP)[keyof typeof FUNCTION_HELP]; readonly parameters: readonly Shape[] }>;

export type FunctionId = keyof typeof FUNCTIONS;

/** The functions as Excel lists them, with their help in one language. An XML manifest names a file of this for each locale. */
export function functionMetadata(language: Language): FunctionMetadata {
  return {
    functions: Object.entries(FUNCTIONS).map(([id, { help, parameters }]) => ({
      id,
      name: id,
      description: say(help.description, language),
      parameters: parameters.map((shape, index) => {
        const text = help.parameters[index];
        if (text === undefined) throw new Error(`${id} has more parameters than help texts`);
        return { name: say(text.name, language), description: say(text.description, language), ...shape };
      }),
      result: { type: id === 'PRICE' ? 'number' : 'any', dimensionality: 'scalar' },
      options: { cancelable: true },
    })),
  };
}
