"""Celery only wakes workers: the database is the queue (backend/ARCHITECTURE.md), so a task may be lost."""

from kombu import Queue

from config import env

# REDIS_URL=none: no broker at all. `manage.py run_scheduler` then ticks and sends by itself, and nobody is woken.
PUSH_WAKEUP = env.text("REDIS_URL") != "none"
CELERY_BROKER_URL = env.text("REDIS_URL", "redis://127.0.0.1:6379/0") if PUSH_WAKEUP else "memory://"
PUSH_LEASE_SECONDS = env.number(
    "PUSH_LEASE_SECONDS", 12
)  # renewed while its holder lives; so long waits what somebody held who died
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
# Ticks don't queue behind what they brought out: a worker takes from both in turn.
CELERY_TASK_QUEUES = [Queue("celery"), Queue("ticks")]
CELERY_TASK_DEFAULT_QUEUE = "celery"
CELERY_TASK_ROUTES = {"reminders.*": {"queue": "ticks"}}
CELERY_BEAT_SCHEDULER = "backend.core.beat:Scheduler"
CELERY_TASK_TIME_LIMIT = 120
CELERY_TASK_SOFT_TIME_LIMIT = 100
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 600,  # above the hard time limit, else a running task is given out twice
    "socket_connect_timeout": 2,  # a broker that hangs must not hold up whoever wakes a worker
    "socket_timeout": 10,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 10.0
CELERY_WORKER_ENABLE_SOFT_SHUTDOWN_ON_IDLE = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0.1, "interval_max": 0.2}
