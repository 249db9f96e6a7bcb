"""For whom each source speaks in each activity, so that sources are filtered by it at once."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0010_search_index'),
    ]

    operations = [
        migrations.CreateModel(
            name='SourceVoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('voice', models.CharField(choices=[('host', 'Host side'), ('participant', 'Participant side'), ('other-government', 'Government without a recorded part'), ('united-nations', 'United Nations'), ('intergovernmental', 'Intergovernmental'), ('press', 'Press'), ('agency', 'News agency'), ('academia', 'Academia'), ('company', 'Company'), ('civil-society', 'Civil society'), ('unclassified', 'Unclassified')], max_length=20, verbose_name='voice')),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='source_voices', to='initiatives.activity')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='voices', to='initiatives.source')),
            ],
            options={
                'verbose_name': 'voice of a source',
                'verbose_name_plural': 'voices of sources',
                'indexes': [models.Index(fields=['voice', 'source', 'activity'], name='initiatives_voice_468c49_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('voice__in', ['host', 'participant', 'other-government', 'united-nations', 'intergovernmental', 'press', 'agency', 'academia', 'company', 'civil-society', 'unclassified'])), name='source_voice_voice_is_known'), models.UniqueConstraint(fields=('activity', 'source'), name='source_voice_once')],
            },
        ),
    ]
