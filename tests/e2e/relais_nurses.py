"""The nurses of the fictional practice, each in their language: how they come in, and into the line of the notebook on the
page of a patient who has nothing in it yet."""

from relais_stage import PASSPHRASE

NURSE = {'fr': 'Guillaume Ndongo', 'nl': 'Els Verstraete'}
SEARCH, PATIENT = 'bibi', 'Bibi'


def come_in(stage, language):
    """By name and passphrase, whatever language the page speaks."""
    stage.fill(NURSE[language], role='entry', name=stage.text('Your _name'))
    stage.key('Return')
    stage.focused(role='entry', text='')
    stage.type(PASSPHRASE)
    stage.key('Return')
    stage.find(role='label', name=stage.text('Today', language=language))


def open_page(stage, language):
    """To the page of the patient, and into the line of the notebook there."""
    stage.focused()
    stage.key('alt+2')
    stage.focused(role='entry', name=stage.text('Search patients', language=language))
    stage.type(SEARCH)
    stage.find(role='list item', name=lambda text: text.startswith(PATIENT))
    stage.key('Return')
    stage.find(role='button', name=lambda name: name.endswith(PATIENT) and name != PATIENT)
    stage.key('ctrl+j')
    return stage.focused(role='entry', name=stage.text('Words of the entry', language=language))
