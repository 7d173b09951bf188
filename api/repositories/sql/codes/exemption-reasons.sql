-- Why ground need not be held.
select code from exemption_reason order by code
