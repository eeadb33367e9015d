import { storePassword } from './store-password.ts';

/**
 * Variables by which an app trusts the authority in these files (absolute paths): Node adds it to its own; OpenSSL (Python's
 * `ssl`, Ruby), Go on Linux and Python's requests, curl and websocket-client take it in place of theirs, and so does the JVM.
 */
export function trustEnvironment({
  authority,
  trustStore,
}: {
  /** PEM. */
  readonly authority: string;
  /** PKCS #12; absent where none could be made. */
  readonly trustStore?: string | undefined;
}): Readonly<Record<string, string>> {
  return {
    NODE_EXTRA_CA_CERTS: authority,
    SSL_CERT_FILE: authority,
    REQUESTS_CA_BUNDLE: authority,
    CURL_CA_BUNDLE: authority,
    WEBSOCKET_CLIENT_CA_BUNDLE: authority,
    ...(trustStore === undefined ? {} : { JAVA_TOOL_OPTIONS: javaOptions(trustStore) }),
  };
}

/** In quotes, which the JVM takes off: a folder's name may have spaces. */
function javaOptions(trustStore: string): string {
  return [
    `"-Djavax.net.ssl.trustStore=${trustStore}"`,
    `-Djavax.net.ssl.trustStorePassword=${storePassword}`,
    '-Djavax.net.ssl.trustStoreType=PKCS12',
  ].join(' ');
}
