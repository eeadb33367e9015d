/** The registry of systems that can be named: `--system NAME[@VERSION]`. The user's own app is not one of them. */

export { boltJava } from './bolt-java/bolt-java.ts';
export { boltJavaWebSocket } from './bolt-java/java-websocket.ts';
export { boltJs } from './bolt-js/bolt-js.ts';
export { boltJsBun } from './bolt-js/bun.ts';
export { boltJsExpress } from './bolt-js/express.ts';
export { boltPythonAiohttp } from './bolt-python/aiohttp.ts';
export { boltPython } from './bolt-python/bolt-python.ts';
export { boltPythonWebsocketClient } from './bolt-python/websocket-client.ts';
export { boltPythonWebsockets } from './bolt-python/websockets.ts';
export { noSdk } from './no-sdk/no-sdk.ts';
export { noSdkPython } from './no-sdk/python.ts';
export { slackGo } from './slack-go/slack-go.ts';
export { slackSdk } from './slack-sdk/slack-sdk.ts';
export { slackSocketMode } from './slack-socket-mode/slack-socket-mode.ts';
