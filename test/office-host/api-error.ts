/** An error as Excel answers it: `code` is what add-in code sees in `OfficeExtension.Error.code`. */
export class ApiError extends Error {
  readonly code: string;
  readonly location: string;

  constructor(code: string, message: string, location = '') {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.location = location;
  }
}

export function invalidArgument(what: string): ApiError {
  return new ApiError('InvalidArgument', `The argument is invalid or missing or has an incorrect format: ${what}`);
}

export function itemNotFound(what: string): ApiError {
  return new ApiError('ItemNotFound', `The requested resource doesn't exist: ${what}`);
}

export function accessDenied(what: string): ApiError {
  return new ApiError('AccessDenied', `You cannot perform the requested operation: ${what}`);
}
