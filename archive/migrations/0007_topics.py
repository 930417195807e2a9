"""The countries and exhibitions that articles name, of those already held as well."""

import django.db.models.deletion
from django.db import migrations, models


def name_held(apps, schema_editor):
    """Some hundreds of articles a second."""
    from archive.topics import BATCH, find_topics

    topic = apps.get_model("archive", "Topic")
    rows = []
    held = apps.get_model("archive", "Article").objects.values_list("pk", "title", "subtitle", "paragraphs")
    for pk, title, subtitle, paragraphs in held.iterator():
        text = "\n".join([title, subtitle, *(paragraph["text"] for paragraph in paragraphs)])
        rows += [topic(article_id=pk, kind=kind, name=name) for kind, name in find_topics(text)]
        if len(rows) >= BATCH:
            topic.objects.bulk_create(rows)
            rows = []
    topic.objects.bulk_create(rows)


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0006_attributions'),
    ]

    operations = [
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('country', '国家'), ('exhibition', '展会')], max_length=10, verbose_name='类型')),
                ('name', models.CharField(max_length=60, verbose_name='名称')),
                ('article', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='topics', to='archive.article', verbose_name='文章')),
            ],
            options={
                'verbose_name': '所涉国家和展会',
                'verbose_name_plural': '所涉国家和展会',
                'indexes': [models.Index(fields=['name', 'article'], name='topic_name')],
                'constraints': [models.UniqueConstraint(fields=('article', 'kind', 'name'), name='topic_of_article')],
            },
        ),
        migrations.RunPython(name_held, migrations.RunPython.noop),
    ]
