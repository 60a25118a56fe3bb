import { ApiError } from './api-error.ts';
import { HostObject, type Members, method } from './host-object.ts';
import { interpret } from './interpreter.ts';
import type { WorkbookModel } from './model/workbook-model.ts';
import { CustomFunctions, type FunctionCall, FunctionCalls, type FunctionResult } from './objects/custom-functions.ts';
import { AppRuntime } from './objects/app-runtime.ts';
import { RangeAreas } from './objects/range-areas.ts';
import type { Session } from './objects/session.ts';
import { Workbook } from './objects/workbook.ts';
import { Worksheet } from './objects/worksheet.ts';
import { type Request, requestSchema, type Response } from './protocol.ts';

/** What Excel on the web takes in one request and gives in one answer. */
export const PAYLOAD_LIMIT = 5 * 1024 * 1024;

/** Something that goes wrong at one round trip. */
export type Fault =
  /** Excel answers with an error before the batch, half-way through it, after so many of its actions, or after all of it was applied. */
  | { readonly kind: 'error'; readonly code: string; readonly when: 'before' | 'half-way' | 'after' | number }
  /** The client library gets no answer but a number: 5004 while a cell is being edited. */
  | { readonly kind: 'transport'; readonly code: number };

export interface RoundTrip {
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly actions: number;
  readonly failed: string | null;
}

export type Answer =
  | { readonly kind: 'body'; readonly body: string }
  | { readonly kind: 'transport-error'; readonly code: number };

/** Kinds and types of the events for functions and the ribbon. */
const FUNCTIONS = 1;
const RIBBON = 2;
const CALL = 1000;
const CANCELLATION = 1001;
/** Flag of a call. */
const CANCELABLE = 1;

/** `[kind, eventType, target, arguments]` as it goes to the client. */
export type HostEvent = readonly [number, number, string, string];

/** Answers office.js from a workbook model. One host is one running Excel with one workbook open. */
export class OfficeHost {
  readonly workbook: WorkbookModel;
  readonly trips: RoundTrip[] = [];
  /** What the add-in asked for: `Visible` shows the pane. */
  readonly paneStates: string[] = [];
  readonly #session: Session;
  readonly #root: HostObject;
  readonly #faults = new Map<number, Fault>();
  #lasting: { readonly from: number; readonly fault: Fault } | null = null;
  readonly #payloadLimit: number;
  readonly #functionCalls = new FunctionCalls();
  #onEvents: (events: readonly HostEvent[]) => void = () => undefined;
  #beforeTrip: (trip: number) => void = () => undefined;
  #held: Promise<void> | null = null;
  #onArrival: () => void = () => undefined;

  constructor(workbook: WorkbookModel, options: { readonly payloadLimit?: number } = {}) {
    this.workbook = workbook;
    this.#payloadLimit = options.payloadLimit ?? PAYLOAD_LIMIT;
    const session: Session = {
      workbook,
      references: new Map(),
      registered: new Set(),
      fire: (eventType, target, args) => this.#fire(eventType, target, args),
      make: {
        worksheet: (sheet) => new Worksheet(session, sheet),
        areas: (sheet, areas) => new RangeAreas(session, sheet, areas),
      },
    };
    this.#session = session;
    this.#root = new Workbook(session);
  }

  /** References that the client has not given back yet. */
  get keptReferences(): number {
    return this.#session.references.size;
  }

  /** The round trip of that number (from 0) will fail. */
  failAt(trip: number, fault: Fault): void {
    this.#faults.set(trip, fault);
  }

  /** That round trip and all after it will fail. */
  failFrom(trip: number, fault: Fault): void {
    this.#lasting = { from: trip, fault };
  }

  /** Called as each round trip arrives: the moment for a test to stop the work or to edit the workbook. */
  beforeTrip(listener: (trip: number) => void): void {
    this.#beforeTrip = listener;
  }

  /** Holds back the round trips from now on until they are let go. @returns once the first has come, and the way to let them go. */
  hold(): { readonly arrived: Promise<void>; readonly letGo: () => void } {
    let letGo = (): void => undefined;
    this.#held = new Promise((resolve) => {
      letGo = () => {
        this.#held = null;
        resolve();
      };
    });
    return { arrived: new Promise((resolve) => (this.#onArrival = resolve)), letGo: () => letGo() };
  }

  /** Where events go: the client's connection. */
  connect(listener: (events: readonly HostEvent[]) => void): void {
    this.#onEvents = listener;
  }

  /** Once the add-in takes calls of its functions. */
  get takesCalls(): Promise<void> {
    return this.#functionCalls.ready;
  }

  /** Round trips that did not bring answers of functions: what was read for them, and all else. */
  get otherTrips(): number {
    return this.trips.length - this.#functionCalls.answersSent;
  }

  /** Calls functions of the add-in as one calculation of the workbook does: all of them at once, each on its own. */
  calculate(calls: readonly FunctionCall[]): { readonly id: number; readonly result: Promise<FunctionResult> }[] {
    const open = calls.map((call) => ({ ...call, ...this.#functionCalls.open() }));
    this.#onEvents(open.map(({ id, name, given }): HostEvent => [FUNCTIONS, CALL, '', JSON.stringify([id, name, given, null, CANCELABLE])]));
    return open;
  }

  /** Nobody waits for these calls any more: their cells were edited or will be calculated anew. */
  cancel(ids: readonly number[]): void {
    this.#onEvents(ids.map((id): HostEvent => [FUNCTIONS, CANCELLATION, '', JSON.stringify({ invocationId: id })]));
  }

  /** Presses a button of the ribbon. */
  press(action: string): void {
    this.#onEvents([[RIBBON, CALL, '', JSON.stringify([action, JSON.stringify({ source: { id: action } })])]]);
  }

  /** A request of the client, as JSON, that is answered at once or once it is let go. */
  arrive(body: string): Answer | Promise<Answer> {
    this.#onArrival();
    return this.#held === null ? this.execute(body) : this.#held.then(() => this.execute(body));
  }

  /** One request of the client, as JSON. */
  execute(body: string): Answer {
    const trip = this.trips.length;
    this.#beforeTrip(trip);
    const fault = this.#faults.get(trip) ?? (this.#lasting !== null && trip >= this.#lasting.from ? this.#lasting.fault : undefined);
    const requestBytes = Buffer.byteLength(body);
    if (fault?.kind === 'transport') {
      this.trips.push({ requestBytes, responseBytes: 0, actions: 0, failed: String(fault.code) });
      return { kind: 'transport-error', code: fault.code };
    }
    const { request, response } = this.#answerText(body, requestBytes, fault);
    let text = JSON.stringify(response);
    let failed = 'Error' in response ? response.Error.Code : null;
    if (Buffer.byteLength(text) > this.#payloadLimit) {
      failed = 'ResponsePayloadSizeLimitExceeded';
      text = JSON.stringify(failure(new ApiError(failed, 'The response payload size has exceeded the limit.')));
    }
    this.trips.push({ requestBytes, responseBytes: Buffer.byteLength(text), actions: request?.Actions.length ?? 0, failed });
    return { kind: 'body', body: text };
  }

  /** A mistake of this host must not pass for one of Excel's answers: it gets a code of its own. */
  #answerText(body: string, bytes: number, fault: Fault | undefined): { request: Request | null; response: Response } {
    let request: Request | null = null;
    try {
      request = requestSchema.parse(JSON.parse(body));
      return { request, response: this.#answer(request, bytes, fault) };
    } catch (error) {
      return { request, response: failure(new ApiError('HostMistake', String(error))) };
    }
  }

  #answer(request: Request, bytes: number, fault: Fault | undefined): Response {
    if (bytes > this.#payloadLimit) {
      return failure(new ApiError('RequestPayloadSizeLimitExceeded', 'The request payload size has exceeded the limit.'));
    }
    const injected = fault && new ApiError(fault.kind === 'error' ? fault.code : '', 'A fault that a test asked for.');
    if (injected && fault.kind === 'error' && fault.when === 'before') return failure(injected);
    const response = interpret(
      request,
      { root: this.#root, references: this.#session.references, newObject: (name) => this.#newObject(name) },
      (index) => {
        if (injected && fault.kind === 'error' && index === failingAction(fault.when, request.Actions.length)) throw injected;
      },
    );
    return injected && fault.kind === 'error' && fault.when === 'after' ? failure(injected) : response;
  }

  #newObject(name: string): HostObject {
    if (name.endsWith('CustomFunctions')) return new CustomFunctions(this.#functionCalls);
    if (name.endsWith('AppRuntimeService')) return new AppRuntime((state) => this.paneStates.push(state));
    return new StartUpObject(name);
  }

  #fire(eventType: number, target: string, args: Record<string, unknown>): void {
    if (eventType === 10 && !this.#session.registered.has('worksheets.changed')) return;
    this.#onEvents([[65_536, eventType, target, JSON.stringify(args)]]);
  }
}

function failingAction(when: (Fault & { readonly kind: 'error' })['when'], actions: number): number | null {
  if (typeof when === 'number') return when;
  return when === 'half-way' ? Math.floor(actions / 2) : null;
}

function failure(error: ApiError): Response {
  return {
    Error: { Code: error.code, Message: error.message, Location: '', ActionIndex: 0, HttpStatusCode: 400 },
    ProcessedResults: { Results: [] },
    TraceIds: [],
  };
}

/** Objects that office.js makes for itself while it starts: ribbon actions. */
class StartUpObject extends HostObject {
  readonly typeName: string;

  constructor(typeName: string) {
    super();
    this.typeName = typeName;
  }

  protected members(): Members {
    const ignore = method(() => undefined);
    return {
      NotifyActionHandlerReady: ignore,
    };
  }
}
