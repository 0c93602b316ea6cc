import type { RoomCode } from '../protocol/board.ts';
import { readHere, readRoom } from './envelope.ts';

/** What only staff and the screens in the room hear: the room's code, and how many screens are connected. */
export class Paired {
  code: RoomCode | null = $state.raw(null);
  screens = $state(0);

  /** Takes a message, if it is one of these. */
  take(event: string, payload: unknown): void {
    if (event === 'screens') this.screens = readHere(payload) ?? this.screens;
    else if (event === 'room') this.code = readRoom(payload) ?? this.code;
  }
}
