/** Slack's reason for an attempt that ended in an error of ours (slack-protocol.md §2.5). */

/** Node's and OpenSSL's codes for a certificate that was not believed (nodejs.org/api/tls.html#x509-certificate-error-codes). */
const certificateErrors = new Set([
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_CRL',
  'UNABLE_TO_DECRYPT_CERT_SIGNATURE',
  'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY',
  'CERT_SIGNATURE_FAILURE',
  'CERT_NOT_YET_VALID',
  'CERT_HAS_EXPIRED',
  'ERROR_IN_CERT_NOT_BEFORE_FIELD',
  'ERROR_IN_CERT_NOT_AFTER_FIELD',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_CHAIN_TOO_LONG',
  'CERT_REVOKED',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
  'CERT_UNTRUSTED',
  'CERT_REJECTED',
  'HOSTNAME_MISMATCH',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'EPROTO',
]);

/** `isAnswered`: the headers of an answer had come. */
export function failureOf(
  { code, message }: { readonly code?: string | undefined; readonly message: string },
  { isAnswered }: { readonly isAnswered: boolean },
): { readonly reason: 'connection_failed' | 'ssl_error' | 'unknown_error'; readonly detail: string } {
  const detail = (code ?? message).slice(0, 120);
  if (message === hostKilled) return { reason: 'connection_failed', detail };
  if (isAnswered || code?.startsWith('HPE_')) return { reason: 'unknown_error', detail };
  const isTls =
    code !== undefined && (certificateErrors.has(code) || code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_'));
  // An ECONNRESET like any other, but for its words
  if (isTls || message.includes('before secure TLS connection')) return { reason: 'ssl_error', detail };
  return { reason: 'connection_failed', detail };
}

/** What the requests of a host that is killed end with. */
export const hostKilled = 'the sending host was killed';
