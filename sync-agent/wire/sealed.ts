import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import { z } from 'zod';
import { err, ok, type Result } from '#fields/result.ts';

/**
 * Sealing: HPKE (RFC 9180) base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM.
 * A terminal can seal and never open. `info` names the purpose, `aad` binds the envelope to its event.
 */
export const sealedEnvelope = z.object({
  formatVersion: z.literal(1),
  /** Which of central's keys it was sealed to. */
  keyId: z.string().max(64),
  /** Encapsulated key, base64url. */
  enc: z.string().max(128),
  /** Ciphertext, base64url. */
  ct: z.string().max(20_000),
});
export type SealedEnvelope = z.infer<typeof sealedEnvelope>;

/** What the suite is made of. The tests put the RFC's own vectors through these very parts. */
export const sealingParts = () => ({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });

const suite = new CipherSuite(sealingParts());
const INFO = new TextEncoder().encode('estran submission 1');
const aadOf = (eventId: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(eventId);
/** Lengths say something too: plain texts are padded with spaces to a multiple of this. */
const PAD = 512;

const toBase64url = (bytes: ArrayBuffer): string => Buffer.from(bytes).toString('base64url');
const fromBase64url = (text: string): ArrayBuffer => new Uint8Array(Buffer.from(text, 'base64url')).buffer;

/** A fresh key pair of central. `privateKey` is the raw X25519 scalar. Both base64url. */
export const makeSealingKeyPair = async (): Promise<{ publicKey: string; privateKey: string }> => {
  const pair = await suite.kem.generateKeyPair();
  return {
    publicKey: toBase64url(await suite.kem.serializePublicKey(pair.publicKey)),
    privateKey: toBase64url(await suite.kem.serializePrivateKey(pair.privateKey)),
  };
};

/** Seals `content` (anything JSON can say) to central's public key, bound to one event. */
export const seal = async (content: unknown, to: { id: string; publicKey: string }, eventId: string): Promise<SealedEnvelope> => {
  const recipientPublicKey = await suite.kem.deserializePublicKey(fromBase64url(to.publicKey));
  const sender = await suite.createSenderContext({ recipientPublicKey, info: INFO });
  const json = new TextEncoder().encode(JSON.stringify(content));
  const padded = new Uint8Array(Math.ceil(json.length / PAD) * PAD).fill(0x20);
  padded.set(json);
  const ct = await sender.seal(padded, aadOf(eventId));
  return { formatVersion: 1, keyId: to.id, enc: toBase64url(sender.enc), ct: toBase64url(ct) };
};

/** Opens an envelope with central's private key. The content still has to be parsed: it comes from outside. */
export const open = async (envelope: SealedEnvelope, privateKey: string, eventId: string): Promise<Result<unknown, string>> => {
  try {
    const recipientKey = await suite.kem.deserializePrivateKey(fromBase64url(privateKey));
    const recipient = await suite.createRecipientContext({ recipientKey, enc: fromBase64url(envelope.enc), info: INFO });
    const plain = await recipient.open(fromBase64url(envelope.ct), aadOf(eventId));
    return ok(JSON.parse(new TextDecoder().decode(plain)));
  } catch (cause) {
    return err(`the envelope does not open: ${cause instanceof Error ? cause.name : String(cause)}`);
  }
};
