import { createServer, type Server, type ServerOptions } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { followCertificate, type ShownCertificate } from './shown-certificate.ts';

/** An HTTP server that speaks TLS where it is given a certificate to show, and shows the one of the moment. */
export function createWebServer(tls: ShownCertificate | undefined, options: ServerOptions = {}): Server {
  return tls ? followCertificate(createTlsServer(options), tls) : createServer(options);
}
