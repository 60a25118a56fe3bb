/** A hub in a process of its own: says where it is, and runs until it is told to stop. */
import { startHub } from '../../hub/server/start-hub.ts';

const [url = '', port = '0', pages] = process.argv.slice(2);
const much = { perSecond: 1e6, burst: 1e6 };
const hub = await startHub({ place: { kind: 'postgres', url }, port: Number(port), ...(pages === undefined ? {} : { pages }), log: () => undefined, limits: { ofDevice: much, ofAddress: much, joinsOfAddress: much } });
process.stdout.write(`${JSON.stringify({ url: hub.url })}\n`);
process.once('SIGTERM', () => void hub.stop());
