"""Our reader and writer beside EVCard, that of GNOME's address books: cards it writes are read by us, and what we write
is read by it. One card at a time: of a text with several EVCard reads the first.

Usage: compare-evcard.py REWRITE-CARDS. Skipped where its introspection data is not installed.
"""
import random
import re
import subprocess
import sys
import tempfile

try:
    import gi
    gi.require_version('EBookContacts', '1.2')
    from gi.repository import EBookContacts
except (ImportError, ValueError):
    print('1..0 # SKIP gir1.2-ebookcontacts-1.2 is not installed')
    sys.exit(0)

WORDS = ['Service', 'social', 'Hôpital', 'soins, aide', 'jour; nuit', 'œuvre', 'Ünal', 'Łódź', 'long' * 12, "d'ici",
         '"cité"', 'a\\b', 'العربية', 'été']
N_CARDS = 200


def make_text(chance, most=8):
    return ' '.join(chance.choice(WORDS) for _ in range(chance.randint(1, most)))


def make_facts(chance, number):
    """What a card says: name of the property, parameters, values."""
    return {
        'UID': ['urn:uuid:%d' % number],
        'FN': [make_text(chance)],
        'N': [make_text(chance, 2), make_text(chance, 2), '', '', ''],
        'ORG': [make_text(chance), make_text(chance, 2)],
        'NOTE': [make_text(chance, 30) + '\n' + make_text(chance)],
        'ROLE': [make_text(chance)],
        'EMAIL': ['a%d@example.be' % number],
        'TEL': ['02 474 %02d %02d' % (number // 100 % 100, number % 100)],
        'ADR': ['', '', make_text(chance, 3), 'Charleroi', '', '6000', ''],
        'X-FOO': [make_text(chance, 12)],
    }


def write(facts):
    card = EBookContacts.VCard.new()
    for name, values in facts.items():
        attribute = EBookContacts.VCardAttribute.new(None, name)
        if name in ('TEL', 'ADR'):
            parameter = EBookContacts.VCardAttributeParam.new('TYPE')
            parameter.add_value('WORK')
            attribute.add_param(parameter)
        for value in values:
            attribute.add_value(value)
        card.add_attribute(attribute)
    return card.to_string(EBookContacts.VCardFormat(1))


def read(text, facts):
    """The same of a card of ours, its first of each name."""
    card = EBookContacts.VCard.new_from_string(text)
    found = {}
    for attribute in reversed(card.get_attributes()):
        found[attribute.get_name().upper()] = attribute.get_values()
    found = {name: found.get(name) for name in facts}
    phone = found['TEL'][0] if found['TEL'] else ''
    found['TEL'] = [re.sub(r'^tel:\+32', '0', phone).replace(' ', '')]
    return found


def compare(before, after):
    wrong = 0
    for name, values in before.items():
        expected = [value.replace(' ', '') for value in values] if name == 'TEL' else values
        if after[name] != expected:
            print('# %s %s: %r, not %r' % (before['UID'][0], name, after[name], expected))
            wrong += 1
    return wrong


def main():
    chance = random.Random(20261122)
    cards = [make_facts(chance, number) for number in range(N_CARDS)]
    texts = [write(facts) for facts in cards]
    print('1..4')
    number = 0
    for ends in ('\r\n', '\n'):
        with tempfile.NamedTemporaryFile(suffix='.vcf') as file:
            whole = ''.join(text.rstrip() + '\r\n' for text in texts).replace('\r\n', ends)
            file.write(whole.encode())
            file.flush()
            for version in ('3.0', '4.0'):
                number += 1
                written = subprocess.run([sys.argv[1], file.name, version], check=True, capture_output=True).stdout
                back = re.findall(r'BEGIN:VCARD.*?END:VCARD\r\n', written.decode(), re.DOTALL)
                wrong = len(back) != len(cards)
                for facts, text in zip(cards, back):
                    wrong = compare(facts, read(text, facts)) or wrong
                print('%s %d - %r, vCard %s' % ('not ok' if wrong else 'ok', number, ends, version))


main()
