from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

versions = ["1.0", "1.0rc1", "1.0.post1", "2.0.dev3", "1.10", "1.9"]
print([str(v) for v in sorted(map(Version, versions))])
print(list(SpecifierSet(">=1.0,<2,!=1.9").filter(versions)), Version("1!2.3+local.1").public)
r = Requirement('name[extra1,extra2]>=1.0 ; python_version < "4" and os_name == "posix"')
print(r.name, sorted(r.extras), r.specifier, r.marker.evaluate(), canonicalize_name("A__b.C"))
print(Marker("sys_platform == 'nowhere'").evaluate())
try:
    Version("not a version")
except InvalidVersion as e:
    print(e)
