/**
 * GitHub's own description of its API, as far as the fake needs it: which requests and answers are right.
 * Only one file of the large package is read, and of it only what the asked routes lead to is kept.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { notDescribed } from './not-described.ts';

type Json = null | boolean | number | string | readonly Json[] | JsonObject;
interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export interface Exchange {
  /** `GET /repos/{owner}/{repo}` */
  readonly route: string;
  readonly query: URLSearchParams;
  readonly requestBody: unknown;
  readonly status: number;
  readonly responseBody: unknown;
}

export interface Description {
  /** What does not match, one sentence each; nothing when all is well. */
  mistakesIn(exchange: Exchange): readonly string[];
  /** GitHub's own example of an answer; of a list, its first entry. */
  example(route: string, status: number): Readonly<Record<string, unknown>>;
  isDescribed(route: string, status: number): boolean;
}

let loaded: Description | undefined;

export function gitHubDescription(): Description {
  loaded ??= describe(JSON.parse(readFileSync(createRequire(import.meta.url).resolve(file), 'utf8')) as JsonObject);
  return loaded;
}

const file = '@octokit/openapi/generated/api.github.com.json';

function describe(whole: JsonObject): Description {
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  formats.default(ajv);
  const known = new Map<string, ValidateFunction>();

  /** Follows `#/components/…`; the description has no other references. */
  function follow(node: Json | undefined): JsonObject {
    const object = asObject(node);
    const reference = object['$ref'];
    if (typeof reference !== 'string') return object;
    return follow(
      reference
        .slice(2)
        .split('/')
        .reduce<Json | undefined>((at, key) => asObject(at)[key], whole),
    );
  }

  function operationOf(route: string): JsonObject {
    const [method = '', path = ''] = route.split(' ');
    return asObject(asObject(asObject(whole['paths'])[path])[method.toLowerCase()]);
  }

  function validatorOf(schema: Json | undefined, name: string): ValidateFunction {
    const validator = known.get(name) ?? ajv.compile(standalone(schema, whole));
    known.set(name, validator);
    return validator;
  }

  function jsonOf(described: JsonObject): JsonObject | undefined {
    const media = asObject(described['content'])['application/json'];
    return media === undefined ? undefined : asObject(media);
  }

  function mistakesInRequest({ route, query, requestBody }: Exchange): string[] {
    const operation = operationOf(route);
    const parameters = asList(operation['parameters']).map(follow);
    const allowed = new Set(parameters.filter((one) => one['in'] === 'query').map((one) => String(one['name'])));
    const mistakes = [...query.keys()].filter((name) => !allowed.has(name)).map((name) => `unknown query \`${name}\``);
    for (const one of parameters) {
      const value = one['in'] === 'query' ? query.get(String(one['name'])) : null;
      if (value === null) continue;
      const type = follow(one['schema'])['type'];
      if (type === 'integer' && !/^\d+$/.test(value)) mistakes.push(`query \`${one['name']}\` is no number`);
    }
    const body = follow(operation['requestBody']);
    const schema = jsonOf(body)?.['schema'];
    if (requestBody === undefined) return body['required'] === true ? [...mistakes, 'a body is missing'] : mistakes;
    if (schema === undefined) return [...mistakes, 'a body where none belongs'];
    const named = Object.keys(asObject(follow(schema)['properties']));
    const unknown = Object.keys(requestBody as object).filter((key) => !named.includes(key));
    return [
      ...mistakes,
      ...unknown.map((key) => `unknown field \`${key}\` in the body`),
      ...mistakesBy(validatorOf(schema, `${route} body`), requestBody, 'body'),
    ];
  }

  function mistakesInResponse({ route, status, responseBody }: Exchange): string[] {
    const described = asObject(operationOf(route)['responses'])[String(status)];
    if (described === undefined) {
      if (!notDescribed.some((one) => (one.route === '*' || one.route === route) && one.status === status)) {
        return [`answer ${status} is not described`];
      }
      return mistakesBy(
        validatorOf({ $ref: '#/components/schemas/basic-error' }, 'basic-error'),
        responseBody,
        'answer',
      );
    }
    const schema = jsonOf(follow(described))?.['schema'];
    if (schema === undefined)
      return responseBody === undefined || isError(status) ? [] : [`answer ${status} has no body`];
    return mistakesBy(validatorOf(schema, `${route} ${status}`), responseBody, 'answer');
  }

  return {
    mistakesIn(exchange) {
      if (Object.keys(operationOf(exchange.route)).length === 0) return [`${exchange.route} is not described`];
      const mistakes = [...mistakesInRequest(exchange), ...mistakesInResponse(exchange)];
      return mistakes.map((mistake) => `${exchange.route} → ${exchange.status}: ${mistake}`);
    },
    example(route, status) {
      const media = jsonOf(follow(asObject(operationOf(route)['responses'])[String(status)])) ?? {};
      const [first] = Object.values(asObject(media['examples']));
      const value = follow(first)['value'];
      return structuredClone(asObject(Array.isArray(value) ? value[0] : value));
    },
    isDescribed: (route, status) => asObject(operationOf(route)['responses'])[String(status)] !== undefined,
  };
}

/** A refusal described without a body still says its reason in one. */
function isError(status: number): boolean {
  return status >= 400;
}

function mistakesBy(validate: ValidateFunction, value: unknown, what: string): string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${what}${instancePath} ${message}`);
}

/** The schema with everything it leads to, in words of JSON Schema instead of OpenAPI 3.0. */
function standalone(schema: Json | undefined, whole: JsonObject): JsonObject {
  const definitions: Record<string, Json> = {};
  const rewrite = (node: Json | undefined): Json => {
    if (Array.isArray(node)) return node.map((item) => rewrite(item as Json));
    if (typeof node !== 'object' || node === null) return node ?? null;
    const object = node as JsonObject;
    const reference = object['$ref'];
    if (typeof reference === 'string') return { $ref: `#/definitions/${define(reference)}` };
    const { nullable, example: _, examples: __, ...rest } = object;
    const plain = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, rewrite(value)]));
    return nullable === true ? { anyOf: [plain, { type: 'null' }] } : plain;
  };
  const define = (reference: string): string => {
    const name = reference.split('/').at(-1) ?? '';
    if (!Object.hasOwn(definitions, name)) {
      definitions[name] = true;
      const target = reference
        .slice(2)
        .split('/')
        .reduce<Json | undefined>((at, key) => asObject(at)[key], whole);
      definitions[name] = rewrite(target);
    }
    return name;
  };
  const root = rewrite(schema);
  return { allOf: [root], definitions };
}

function asObject(node: Json | undefined): JsonObject {
  return typeof node === 'object' && node !== null && !Array.isArray(node) ? (node as JsonObject) : {};
}

function asList(node: Json | undefined): readonly Json[] {
  return Array.isArray(node) ? (node as readonly Json[]) : [];
}
