import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readFrame } from '../reader/read-frame.ts';

/** Put into every frame of a page that the browser lets us into; gives what the frame shows to whoever put it there. */
export default defineUnlistedScript(() => readFrame(window));
