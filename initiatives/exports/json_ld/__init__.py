"""What pages say of themselves in the words of schema.org; what is not known is not said."""

from initiatives.exports.json_ld.activities import activity
from initiatives.exports.json_ld.crumbs import breadcrumbs
from initiatives.exports.json_ld.data import dataset
from initiatives.exports.json_ld.records import DESCRIBED, described
from initiatives.exports.json_ld.values import Site, script

__all__ = ["DESCRIBED", "Site", "activity", "breadcrumbs", "dataset", "described", "script"]
