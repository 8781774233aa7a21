/**
 * What table names tell where no schema does. A small table is a list that people keep by hand; a bulk table grows
 * with use, so that one tenant alone can fill a process's memory.
 */
const small =
  /(?:^|_|(?<=[a-z]))(?:settings?|configs?|configurations?|preferences?|options?|countr(?:y|ies)|currenc(?:y|ies)|languages?|locales?|timezones?|roles?|permissions?|plans?|tiers?|featureflags?|flags?|toggles?|providers?|regions?|environments?|categor(?:y|ies)|types?|migrations?|instances?|servers?|plugins?|themes?|templates?|channels?|platforms?|cron(?:jobs?)?|strateg(?:y|ies)|segments?)$/i;

const bulk =
  /(?:^|_|(?<=[a-z]))(?:events?|logs?|audits?|activit(?:y|ies)|transactions?|orders?|items?|payments?|purchases?|deletions?|documents?|media|views?|messages?|traces?|observations?|spans?|clicks?|visits?|entries|readings?)$/i;

/** A database's own tables about tables. */
const catalogue = /^(?:pg|sqlite)_/;

export const isSmallName = (table: string): boolean => small.test(table) || catalogue.test(table);
export const isBulkName = (table: string): boolean => bulk.test(table);

/** Keys of the one who owns data: a tenant, an account, a user. */
export const tenantKey =
  /^(?:tenant|org|organi[sz]ation|workspace|team|account|company|project|user|customer|owner|member|client|shop|store|site|space|author)_?(?:id|uuid)?$/i;

/** Columns that look like a key of something; `feature_name` is that of a feature, `name` a column like others. */
export const keyLike =
  /(?:^|_)(?:id|ids|uuid|guid|key|refs?|sku|slug|email|token|code|hash|handle|username|address|symbol|url|path)$|(?:Id|ID|Ids|Uuid|Key|Refs?|Slug|Email|Token|Code|Hash|Symbol|Url|Address)$|^(?!(?:first|last|full|given|family|middle|nick|display)_?name$)\w*[a-z](?:_n|N)ame$/;

/** Columns that rows have in common, where no schema tells: moments, states, numbers, names. */
export const sharedColumn =
  /^(?:date|time|timestamp|status|state|type|kind|name|title|label|description|priority|position|sort|order|rank|score|rating|amount|total|price|cost|count|size|age|version|year|month|day)$|(?:At|On|Date|Time|Day|_at|_on|_date|_time|Status|State|Type|Priority|Position|Order|Rank|Score|Rating|Amount|Total|Price|Count|Size|Title)$/;

/** A relation's name that stands for many rows; some words end in an s by themselves, or are one thing with many parts. */
export const isPluralName = (relation: string): boolean =>
  /(?:[^siu]s|ies|[^s]ses|ues|children|people)$/.test(relation) &&
  !/(?:status|address|access|process|progress|business|analysis|basis|settings|details|stats|metadata|credentials|preferences|options|params|properties|permissions|news|series|canvas|alias|previous|terms|sms|gps|dns|aws|css)$/i.test(
    relation,
  );
