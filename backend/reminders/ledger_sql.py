"""The texts of the ledger's statements for PostgreSQL.

`ledger.py` runs them; ledger_orm.py says the same in the ORM's words.

Why nothing is sent is decided in one order, so that it never depends on where one batch ends and the next begins:
late, silent, no device, and only then one too many for the day. No local time is reckoned here: a database's own
conversion picks the other instant of a fold (backend/core/clock.py).
"""

from backend.push.outbox.postgresql import ENQUEUE, UUID7

# A planner whose figures are from a quieter hour would read whole tables for each batch, of which there are a thousand
# at the instant at which a million are due. So none is read as a whole, and nothing is compiled for a statement that
# is over in milliseconds. The settings end with the transaction, and so hold for WRITE too.
CLAIM = """
SELECT set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true);
WITH due AS MATERIALIZED (
    SELECT id, owner_id FROM reminders_reminder WHERE next_at <= %(now)s
    ORDER BY next_at LIMIT %(most)s FOR NO KEY UPDATE SKIP LOCKED
), held AS MATERIALIZED (
    SELECT owner_id FROM reminders_remindersettings WHERE owner_id IN (SELECT owner_id FROM due)
    ORDER BY owner_id FOR NO KEY UPDATE
)
SELECT count(*), array_agg(due.id)::text, array_agg(DISTINCT due.owner_id) FILTER (WHERE held.owner_id IS NULL)
FROM due LEFT JOIN held ON held.owner_id = due.owner_id
"""

# What came unopened is counted as unopened.py says it. Whatever came since a moment stands for a local day no more
# than one before it, and nothing else has to be looked at.
#
# What stood there before is looked up for each row by LATERAL: as a join the planner, whose figures are from a
# quieter hour, may choose to compare every row with every other. So are the settings, where OFFSET 0 keeps the lookup
# from becoming a join, which read those of everybody for each batch.
WRITE = f"""
WITH claimed AS MATERIALIZED (
    SELECT reminder.id, reminder.unopened + since.came >= %(rest_after)s AS rests
    FROM reminders_reminder AS reminder, LATERAL (
        SELECT count(*) AS came FROM reminders_occurrence AS before
        WHERE before.reminder_id = reminder.id AND before.purpose = 'scheduled' AND before.opened_at IS NULL
            AND (reminder.answered_at IS NULL OR before.due_at > reminder.answered_at
                AND before.local_on >= (reminder.answered_at AT TIME ZONE 'UTC')::date - 1)
            AND (before.accepted_at IS NOT NULL OR before.dropped = '' AND EXISTS (
                SELECT FROM push_delivery WHERE message = before.id AND state = 'sent'))
    ) AS since
    WHERE reminder.id = ANY (%(keys)s::uuid[])
), due AS MATERIALIZED (
    SELECT reminder.id, owner_id, next_on, next_at, next_until, wording, times
    FROM reminders_reminder AS reminder JOIN claimed ON claimed.id = reminder.id, LATERAL (
        SELECT count(*) FILTER (WHERE dropped = '') + (
            SELECT count(*) FROM reminders_deletedoccurrence AS gone
            WHERE gone.owner_id = reminder.owner_id AND gone.local_on = next_on
        ) AS times, count(*) FILTER (WHERE reminder_id = reminder.id) AS repeated
        FROM reminders_occurrence AS before
        WHERE before.owner_id = reminder.owner_id AND before.local_on = next_on AND before.purpose = 'scheduled'
    ) AS that_day
    WHERE NOT rests AND repeated = 0
), moved AS (
    UPDATE reminders_reminder AS reminder SET
        status = CASE WHEN rests THEN 'resting' WHEN status = 'paused' THEN 'active' ELSE status END,
        paused_until = CASE WHEN rests THEN paused_until END,
        last_on = CASE WHEN rests THEN last_on ELSE next_on END,
        last_at = CASE WHEN rests THEN last_at ELSE next_at END,
        next_on = NULL, next_at = NULL, next_until = NULL, to_plan = NOT rests
    FROM claimed WHERE claimed.id = reminder.id
), device AS MATERIALIZED (
    SELECT id, owner_id FROM push_pushsubscription
    WHERE disabled_at IS NULL AND owner_id IN (SELECT owner_id FROM due)
), reasoned AS (
    SELECT *, CASE
        WHEN next_until <= %(now)s THEN 'late'
        WHEN wording = 'silent' THEN 'silent'
        WHEN owner_id NOT IN (SELECT owner_id FROM device) THEN 'no_device'
        ELSE '' END AS why
    FROM due
), counted AS (
    SELECT *, times + row_number() OVER (PARTITION BY owner_id, next_on, why ORDER BY next_at, id) AS number
    FROM reasoned
), made AS (
    INSERT INTO reminders_occurrence (id, owner_id, reminder_id, purpose, local_on, due_at, expires_at, dropped, email)
    SELECT {UUID7}, counted.owner_id, counted.id, 'scheduled', next_on, next_at, next_until,
        CASE WHEN why = '' AND number > settings.daily_most THEN 'daily_most' ELSE why END, ''
    FROM counted, LATERAL (
        SELECT daily_most FROM reminders_remindersettings WHERE owner_id = counted.owner_id OFFSET 0
    ) AS settings
    ON CONFLICT DO NOTHING
    RETURNING id, owner_id, expires_at, dropped
), message AS (
    SELECT id, owner_id, expires_at FROM made WHERE dropped = ''
)
{ENQUEUE}
"""  # noqa: S608 - nothing that anybody gave is in the text

PLAN = """
UPDATE reminders_reminder AS reminder SET
    next_on = plan.next_on, next_at = plan.next_at, next_until = plan.next_until, to_plan = false,
    status = plan.status, paused_until = plan.paused_until
FROM unnest(%s::uuid[], %s::date[], %s::timestamptz[], %s::timestamptz[], %s::text[], %s::timestamptz[])
    AS plan (id, next_on, next_at, next_until, status, paused_until)
WHERE reminder.id = plan.id
"""
