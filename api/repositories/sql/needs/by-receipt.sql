select kind, state, answer, sent_at as "sentAt", moved_at as "movedAt", keep_until as "keepUntil"
from need_by_receipt(${county}, ${receiptHash}::bytea)
