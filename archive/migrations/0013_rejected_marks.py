"""What editors took off is written down from now on.

Until now it was inferred: whatever the rules found in an article whose marks an editor had touched, and was not marked,
counted as rejected, marks that only better rules found among them. This inference is made a last time, with the rules of
the day of the upgrade: later the record could tell the two apart still less. An editor sees on the review page what was
counted as rejected, and can take it back there.
"""

from django.db import migrations, models

KINDS = ("branches", "people", "figures")


def write_down_what_was_rejected(apps, schema_editor):
    touched = models.Q(*((f"origins__{kind}", "entered") for kind in KINDS), _connector=models.Q.OR)
    articles = apps.get_model("archive", "Article").objects.filter(touched).order_by("pk")
    keys = list(articles.values_list("pk", flat=True))
    if not keys:
        return
    from archive.annotation import record_of  # these may move one day: a new installation needs none of them
    from archive.ingest.gazetteer import Gazetteer

    branches = apps.get_model("archive", "Branch").objects.order_by("id").select_related("parent")
    gazetteer = Gazetteer.from_records(tuple(map(record_of, branches)))
    for pk in keys:
        article = articles.get(pk=pk)
        if rejected := rejected_in(article, gazetteer):
            articles.filter(pk=pk).update(rejected=rejected)


def rejected_in(article, gazetteer):
    from archive.decisions import Decisions, draft_of, figure_key, person_key, rejected_data, told_apart
    from archive.ingest.mentions import find_mentions

    found, _new = find_mentions(draft_of(article), gazetteer)
    branches = {m.slug for m in found.branches} - set(
        article.branch_mentions.values_list("branch__slug", flat=True)
    )
    standing = set(article.person_mentions.values_list("name", "role"))
    names, people = told_apart({person_key(m) for m in found.people} - standing, standing)
    figures = {figure_key(m) for m in found.figures} - set(article.figures.values_list("text", "counted"))
    touched = [article.origins.get(kind) == "entered" for kind in KINDS]
    return rejected_data(
        Decisions(
            rejected_branches=frozenset(branches if touched[0] else ()),
            rejected_names=frozenset(names if touched[1] else ()),
            rejected_people=frozenset(people if touched[1] else ()),
            rejected_figures=frozenset(figures if touched[2] else ()),
        )
    )


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0012_facts'),
    ]

    operations = [
        migrations.AddField(
            model_name='article',
            name='rejected',
            field=models.JSONField(blank=True, default=dict, verbose_name='去掉的标注'),
        ),
        migrations.AddField(
            model_name='historicalarticle',
            name='rejected',
            field=models.JSONField(blank=True, default=dict, verbose_name='去掉的标注'),
        ),
        migrations.RunPython(write_down_what_was_rejected, migrations.RunPython.noop, elidable=True),
    ]
