/** What the API answers instead: `{"error": text, "status": n}`. Texts are Toxiproxy's (its `api.go`). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export function badRequestBody(detail: string): ApiError {
  return new ApiError(400, `bad request body: ${detail}`);
}

export function missingField(field: string): ApiError {
  return new ApiError(400, `missing required field: ${field}`);
}
