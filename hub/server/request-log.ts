import { errorCode } from '../database/database.ts';

export interface AnsweredRequest {
  readonly method: string;
  /** The pattern, such as `/v1/ws/:ws/push`: addresses can hold what nobody may read. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  readonly workspace: string | null;
  /** What went wrong unexpectedly. */
  readonly failure: unknown;
}

export type RequestLog = (request: AnsweredRequest) => void;

/**
 * One line of JSON for each request: no token, no address, nothing that was clipped. Messages of errors can quote what was
 * sent, so of an error only its code and where it arose are written.
 */
export function requestLog(write: (line: string) => void): RequestLog {
  return ({ method, route, status, ms, workspace, failure }) => {
    write(
      JSON.stringify({
        time: new Date().toISOString(),
        method,
        route,
        status,
        ms: Math.round(ms * 10) / 10,
        workspace,
        ...(failure === undefined ? {} : { error: describe(failure) }),
      }),
    );
  };
}

export function describe(failure: unknown): { readonly name: string; readonly code: string; readonly at: readonly string[] } {
  if (!(failure instanceof Error)) return { name: typeof failure, code: '', at: [] };
  const frames = (failure.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return { name: failure.name, code: errorCode(failure), at: frames.slice(0, 6).map((line) => line.trim()) };
}
