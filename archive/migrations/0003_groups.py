"""Two groups to put people in: 编辑 upload and correct, 发布 publish, withdraw and restore besides.

Django makes permissions after the migrations, so those not yet there are made here, under the names it would give.
"""

from django.db import migrations

EDITOR = (
    ("bulletin", "add"), ("bulletin", "view"), ("article", "view"), ("article", "change"),
    ("branch", "view"), ("branch", "add"), ("branch", "change"),
)  # fmt: skip
PUBLISHER = (*EDITOR, ("article", "publish"), ("bulletin", "delete"))
NAMES = {"bulletin": "公报", "article": "文章", "branch": "分支机构"}
PUBLISH = "可以发布、撤下和恢复文章"


def make_groups(apps, schema_editor):
    group = apps.get_model("auth", "Group")
    for name, rights in (("编辑", EDITOR), ("发布", PUBLISHER)):
        made, _ = group.objects.get_or_create(name=name)
        made.permissions.add(*(_permission(apps, model, act) for model, act in rights))


def _permission(apps, model, act):
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label="archive", model=model)
    name = PUBLISH if act == "publish" else f"Can {act} {NAMES[model]}"
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=kind, codename=f"{act}_{model}", defaults={"name": name}
    )
    return permission


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0002_corrections"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
