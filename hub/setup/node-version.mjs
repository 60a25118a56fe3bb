// @ts-check
import { nodeTooOld } from '../../core/language/texts/setup.mjs';
import { say } from './speak.mjs';

/** Whether this Node.js is 20.19 or newer; says so where it is not. */
export function isNodeNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return true;
  say(nodeTooOld(process.versions.node));
  return false;
}
