import * as z from 'zod';
import { HostObject, type Members, method } from '../host-object.ts';

/** A formula's call of a function of the add-in. */
export interface FunctionCall {
  /** The id that the function is associated with. */
  readonly name: string;
  /** Values for single cells, rows of values for blocks, null where an argument is left out. */
  readonly given: readonly unknown[];
}

/** What the add-in answered for a cell. */
export type FunctionResult =
  | { readonly kind: 'value'; readonly value: unknown }
  /** `code`: 1 is #N/A, 7 is #VALUE!. */
  | { readonly kind: 'error'; readonly code: number; readonly sentence: string };

const resultsSchema = z.array(z.object({ id: z.number(), failed: z.boolean().optional(), value: z.unknown(), errorCode: z.number().optional() }));

/** The calls that wait for an answer; what the add-in cancelled or never answers waits for ever, as a cell does that shows #BUSY!. */
export class FunctionCalls {
  readonly #waiting = new Map<number, (result: FunctionResult) => void>();
  /** How often answers came: the add-in gathers those that are ready together. */
  answersSent = 0;
  #last = 0;
  #setReady: () => void = () => undefined;
  /** Once the add-in has said that it takes calls. */
  readonly ready = new Promise<void>((resolve) => {
    this.#setReady = resolve;
  });

  open(): { readonly id: number; readonly result: Promise<FunctionResult> } {
    const id = (this.#last += 1);
    return { id, result: new Promise((resolve) => this.#waiting.set(id, resolve)) };
  }

  settle(results: unknown): void {
    this.answersSent += 1;
    for (const { id, failed, value, errorCode } of resultsSchema.parse(results)) {
      this.#waiting.get(id)?.(failed === true ? { kind: 'error', code: errorCode ?? 0, sentence: String(value) } : { kind: 'value', value });
      this.#waiting.delete(id);
    }
  }

  takeCalls(): void {
    this.#setReady();
  }
}

/** The object through which the add-in's functions answer. */
export class CustomFunctions extends HostObject {
  readonly typeName = 'CustomFunctions';
  readonly #calls: FunctionCalls;

  constructor(calls: FunctionCalls) {
    super();
    this.#calls = calls;
  }

  protected members(): Members {
    return {
      _SetOsfControlContainerReadyForCustomFunctions: method(() => this.#calls.takeCalls()),
      _GetEnabledFeatures: method(() => []),
      SetInvocationResults: method((results) => this.#calls.settle(results)),
    };
  }
}
