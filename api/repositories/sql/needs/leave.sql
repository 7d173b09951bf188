select is_new as "isNew", receipt_hash as "receiptHash", keep_until as "keepUntil"
from leave_need(${county}, ${id}::uuid, ${unit}::uuid, ${community}, ${grid}::uuid, ${kind}, ${text}, ${phone}::bytea, ${phoneKey},
  ${receiptHash}::bytea, ${keepDays}::int, ${pictures}::bytea[])
