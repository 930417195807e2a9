"""Editors say which people's pages are one person, or two; whoever edits may."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def permit(apps, schema_editor):
    """Django makes permissions after the migrations: those not yet there are made here, under its names."""
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label="archive", model="attribution")
    for act in ("view", "add"):
        permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
            content_type=kind, codename=f"{act}_attribution", defaults={"name": f"Can {act} 人物归属"}
        )
        for group in apps.get_model("auth", "Group").objects.filter(name__in=["编辑", "发布"]):
            group.permissions.add(permission)


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0005_complete_bulletins'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Attribution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(db_index=True, max_length=60, verbose_name='姓名')),
                ('number', models.PositiveSmallIntegerField(default=1, verbose_name='序号')),
                ('articles', models.JSONField(blank=True, default=list, verbose_name='文章')),
                ('into_number', models.PositiveSmallIntegerField(default=1, verbose_name='归入的序号')),
                ('reason', models.CharField(max_length=300, verbose_name='理由')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='时间')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='撤销时间')),
                ('branch', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='archive.branch', verbose_name='所属机构')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='编辑')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='撤销者')),
                ('into_branch', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='archive.branch', verbose_name='归入的机构')),
            ],
            options={
                'verbose_name': '人物归属',
                'verbose_name_plural': '人物归属',
                'ordering': ('-id',),
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='attribution_has_reason')],
            },
        ),
        migrations.RunPython(permit, migrations.RunPython.noop),
    ]
