import { WebSocket } from 'ws';

/**
 * A client that costs the machine little, so that a thousand of them leave the measured server its share: Socket.IO's
 * protocol by hand on a bare WebSocket. Both sides of a row are measured with the same one.
 */
export class Line {
  /** Called with each message after the connection is made; for Socket.IO, as it came: `42/board,["delta",…]`. */
  hear: (message: string) => void = () => {};
  readonly #socket: WebSocket;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  /** To a bare WebSocket server. */
  static plain(port: number): Promise<Line> {
    return Line.#open(`ws://127.0.0.1:${port}/`, (_line, message) => (message === null ? true : undefined));
  }

  /** To the namespace `/board`; open once the server let it in, or with `until` once such an event came. */
  static board(port: number, auth: unknown, until = '40/board'): Promise<Line> {
    return Line.#open(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`, (line, message) => {
      if (message === null) return undefined;
      if (message.startsWith('0')) line.say(`40/board,${JSON.stringify(auth)}`);
      if (message.startsWith('44/board')) throw new Error(`not let in: ${message}`);
      return message.startsWith(until) ? true : undefined;
    });
  }

  /** @param ready told of the opening (null) and of each message; true once the line may be used */
  static #open(url: string, ready: (line: Line, message: string | null) => true | undefined): Promise<Line> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(url, { perMessageDeflate: false });
      const line = new Line(socket);
      let open = false;
      const look = (message: string | null) => {
        try {
          if (!ready(line, message)) return;
          open = true;
          resolve(line);
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
          socket.terminate();
        }
      };
      socket.on('open', () => look(null));
      socket.on('error', reject);
      socket.on('close', () => reject(new Error('the connection was closed')));
      socket.on('message', (data: Buffer) => {
        const message = data.toString();
        if (message === '2') socket.send('3');
        else if (open) line.hear(message);
        else look(message);
      });
    });
  }

  say(message: string): void {
    this.#socket.send(message);
  }

  close(): void {
    this.#socket.close();
  }
}

/** Many at once, but not all in one moment: that is another row's business. */
export async function many(count: number, open: (n: number) => Promise<Line>): Promise<Line[]> {
  const lines: Line[] = [];
  while (lines.length < count) {
    const wave = Math.min(100, count - lines.length);
    const first = lines.length;
    lines.push(...(await Promise.all(Array.from({ length: wave }, (_, n) => open(first + n)))));
  }
  return lines;
}
