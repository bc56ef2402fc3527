/**
 * The version, from the one place it stands in.
 */
import { version } from '../../package.json';

export { version };
