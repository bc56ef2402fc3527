/**
 * A key and a certificate for one host that nobody trusts unless told to, made anew for each run,
 * so that no private key lies in the repository. The layout is that of RFC 5280, written by hand.
 */
import { createSign, generateKeyPairSync } from 'node:crypto';
import { isIPv4 } from 'node:net';

export interface SelfSigned {
  /** Both as PEM. */
  readonly key: string;
  readonly certificate: string;
}

/** For loopback, or for a host by its name. */
export function selfSigned(host = '127.0.0.1'): SelfSigned {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(identifier('2a8648ce3d040302'));
  const name = sequence(set(sequence(identifier('550403'), value(0x0c, Buffer.from(host)))));
  const validity = sequence(value(0x17, Buffer.from('200101000000Z')), value(0x17, Buffer.from('491231235959Z')));
  const isAuthority = extension('551d13', sequence(value(0x01, Buffer.from([0xff]))));
  const address = isIPv4(host) ? value(0x87, Buffer.from(host.split('.').map(Number))) : value(0x82, Buffer.from(host));
  const forHost = extension('551d11', sequence(address));
  const body = sequence(
    value(0xa0, value(0x02, Buffer.from([2]))),
    value(0x02, Buffer.from([1])),
    algorithm,
    name,
    validity,
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    value(0xa3, sequence(isAuthority, forHost)),
  );
  const signature = createSign('sha256').update(body).sign(privateKey);
  const certificate = sequence(body, algorithm, value(0x03, Buffer.concat([Buffer.from([0]), signature])));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64').replace(/.{64}(?!$)/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  };
}

function extension(id: string, content: Buffer): Buffer {
  return sequence(identifier(id), value(0x04, content));
}

function identifier(hex: string): Buffer {
  return value(0x06, Buffer.from(hex, 'hex'));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return value(0x30, ...parts);
}

function set(...parts: readonly Buffer[]): Buffer {
  return value(0x31, ...parts);
}

/** One value of DER: what it is, how long, and its content. */
function value(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const length =
    content.length < 128
      ? [content.length]
      : content.length < 256
        ? [0x81, content.length]
        : [0x82, content.length >> 8, content.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}
