/** All that the agenda page loads of Yjs, as one piece that is fetched when it is wanted. */
export { Doc } from 'yjs';
export * as content from '../../protocol/agenda-document.ts';
export { openAgendaWire } from './wire.ts';
export { sharedText } from './text.ts';
