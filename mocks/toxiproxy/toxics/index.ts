export { bandwidth } from './bandwidth.ts';
export { latency } from './latency.ts';
export { limitData } from './limit-data.ts';
export { noop } from './noop.ts';
export { resetPeer } from './reset-peer.ts';
export { slicer } from './slicer.ts';
export { slowClose } from './slow-close.ts';
export { timeout } from './timeout.ts';
