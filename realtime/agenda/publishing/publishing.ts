import type { Store } from '../../../db/store.ts';
import type { Actor } from '../../../src/lib/meeting/actors.ts';
import type { PublishAgendaCommand } from '../../../src/lib/meeting/actions/commands.ts';
import { mayDo } from '../../../src/lib/meeting/authority.ts';
import type { Command } from '../../../src/lib/meeting/commands.ts';
import type { AgendaPreview } from '../../../src/lib/protocol/agenda-preview.ts';
import type { Ack } from '../../../src/lib/protocol/board.ts';
import type { Hall } from '../../hall/hall.ts';
import { reopenAt } from '../../reopening.ts';
import { documentOf } from '../versions/shapes.ts';
import { prepare, type Prepared } from './prepared.ts';
import { previewOf } from './preview.ts';

/**
 * From the document that commanders write to the meeting's log. Works on what is on the disk, so it is the same on every
 * node; what a client says of the agenda is its hash and nothing else.
 */
export class Publishing {
  readonly #store: Pick<Store, 'agendas' | 'directory'>;
  readonly #settled: (meeting: string) => Promise<void>;

  /** @param settled resolves when what reached this node of a meeting's agenda is on the disk */
  constructor(store: Pick<Store, 'agendas' | 'directory'>, settled: (meeting: string) => Promise<void>) {
    this.#store = store;
    this.#settled = settled;
  }

  /** What the public would see, and what of it is not as it was published last. */
  async preview(hall: Hall): Promise<AgendaPreview> {
    const [prepared, disputes] = await Promise.all([this.#prepared(hall.meeting), this.#reopenAt()]);
    return hall.read((state) => previewOf(state, prepared, disputes));
  }

  /**
   * Publishes the agenda if it is what the preview showed. If it is not, the meeting is asked without it: a command that was
   * done before gets its first answer again, any other is refused with `agenda-moved`.
   */
  async publish(hall: Hall, actor: Actor, command: Extract<Command, PublishAgendaCommand>): Promise<Ack> {
    const { type, id, until, previewHash } = command;
    const bare: Command = { type, id, previewHash, ...(until !== undefined && { until }) };
    const mayEver = mayDo(actor.role, 'agenda.publish', 'closed') === 'yes';
    const [prepared, disputes] = mayEver
      ? await Promise.all([this.#prepared(hall.meeting), this.#reopenAt()])
      : [null, 0];
    if (prepared?.hash !== previewHash) return hall.submit(actor, bare);
    return hall.submit(actor, { ...bare, actions: prepared.actions, reopenAt: disputes });
  }

  #reopenAt(): Promise<number> {
    return reopenAt(this.#store.directory.agency);
  }

  async #prepared(meeting: string): Promise<Prepared> {
    await this.#settled(meeting);
    return prepare(documentOf((await this.#store.agendas.load(meeting)).map(({ update }) => update)));
  }
}
