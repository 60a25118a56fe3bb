/** The part of Excel's custom functions that is used here. Source: https://learn.microsoft.com/javascript/api/custom-functions-runtime */
declare namespace CustomFunctions {
  function associate(id: string, call: (...given: readonly unknown[]) => unknown): void;

  /** The last argument of a call that can be cancelled. */
  interface CancelableInvocation {
    onCanceled: () => void;
  }

  enum ErrorCode {
    invalidValue = '#VALUE!',
    notAvailable = '#N/A',
  }

  class Error extends globalThis.Error {
    constructor(code: ErrorCode, message?: string);
    readonly code: ErrorCode;
  }
}
