import type { ClientBase } from 'pg'

/** As the owner, who sees every workspace. Reads only. */

export interface Role {
  user: string
  owns: boolean
  makes_roles: boolean
  version: number
  /** epoch ms */
  now: number
  nodes: number
}

export async function roleOf(client: ClientBase): Promise<Role> {
  const { rows } = await client.query<Role>(
    `select current_user as user, pg_get_userbyid(d.datdba) = current_user or r.rolsuper as owns,
       r.rolsuper or r.rolcreaterole as makes_roles, current_setting('server_version_num')::int as version,
       (extract(epoch from clock_timestamp()) * 1000)::float8 as now,
       (select count(distinct client_port)::int from pg_stat_activity
         where datname = current_database() and application_name = 'warmline' and usename = 'warmline_app') as nodes
     from pg_roles r, pg_database d where r.rolname = current_user and d.datname = current_database()`,
  )
  return rows[0]!
}

export async function hasLog(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    `select to_regclass('public.event_log') is not null as found from pg_database where datname = current_database()`,
  )
  return rows[0]?.found ?? false
}

/** Keys that personal text is locked with, in any workspace; `kid` of the master key each is wrapped by. */
export async function wrappedBy(client: ClientBase): Promise<{ kid: string; n: number }[]> {
  const { rows } = await client.query<{ kid: string; n: number }>(
    `select master_kid as kid, count(*)::int as n from data_key
     where workspace_id is not null and wrapped is not null group by master_kid order by n desc`,
  )
  return rows
}

export interface BrokenHead {
  workspace_id: string
  lane: number
  what: string
}

/**
 * A quick look, not the whole proof: each lane's head is the last position of its log, and the newest 200 state rows of
 * each workspace stand where their chain ends.
 */
export async function brokenHeads(client: ClientBase): Promise<BrokenHead[]> {
  const { rows } = await client.query<BrokenHead>(
    `select h.workspace_id, h.lane, 'the head says ' || h.position || ', the log ends at '
         || coalesce(l.position, 0) as what
     from lane_head h left join lateral (
       select position from event_log e where e.workspace_id = h.workspace_id and e.lane = h.lane
       order by position desc limit 1) l on true
     where coalesce(l.position, 0) <> h.position
     union all
     select s.workspace_id, s.lane, 'the state of ' || s.subject_id || ' is not where its chain ends'
     from lane_head h cross join lateral (
       select distinct on (e.subject_id) e.subject_id, e.version, e.hash from (
         select subject_id, version, hash, position from event_log
         where workspace_id = h.workspace_id and lane = h.lane order by position desc limit 200) e
       order by e.subject_id, e.position desc) newest
     join subject s on s.workspace_id = h.workspace_id and s.subject_id = newest.subject_id
     where s.version < newest.version or (s.version = newest.version and s.hash <> newest.hash)
     limit 20`,
  )
  return rows
}

export interface ParkedRow {
  workspace_id: string
  reaction: string
  subject_id: string
  position: number
  error: string
}

export async function parkedRows(client: ClientBase): Promise<ParkedRow[]> {
  const { rows } = await client.query<ParkedRow>(
    `select workspace_id, reaction, subject_id, position::float8 as position, error from parked order by at limit 20`,
  )
  return rows
}

/** Alarms that gave up: somebody has looked after what they were for. Returns how many rows were removed. */
export async function forgetGivenUp(client: ClientBase): Promise<number> {
  const { rowCount } = await client.query(
    `delete from parked where reaction like 'alarm %' and workspace_id is not null`,
  )
  return rowCount ?? 0
}

export interface CompanyRow {
  workspace_id: string
  slug: string
  demo: boolean
  origins: string[]
}

export async function companies(client: ClientBase): Promise<CompanyRow[]> {
  const { rows } = await client.query<CompanyRow>(
    `select w.workspace_id, w.slug, w.demo, coalesce(s.state->'origins', '[]') as origins
     from auth.workspace w left join subject s
       on s.workspace_id = w.workspace_id and s.subject_kind = 'workspace' and s.subject_id = w.workspace_id
     order by w.slug limit 200`,
  )
  return rows
}
