/** A process whose stopping never ends, with the little time that its test gives it. */
import { createLog } from '../../realtime/log.ts';
import { stopOnSignals } from '../../realtime/shutdown.ts';

const keepAlive = setInterval(() => {}, 1000);
stopOnSignals(() => new Promise(() => keepAlive.ref()), createLog('info'), Number(process.argv[2]));
process.stdout.write('here\n');
