"""Our reader and writer beside python3-vobject: cards it writes are read by us, and what we write is read by it.

Usage: compare-vobject.py REWRITE-CARDS. Skipped where vobject is not installed.
"""
import random
import subprocess
import sys
import tempfile

try:
    import vobject
except ImportError:
    print('1..0 # SKIP python3-vobject is not installed')
    sys.exit(0)

WORDS = ['Service', 'social', 'Hôpital', 'soins, aide', 'jour; nuit', 'œuvre', 'Ünal', 'Łódź', 'long' * 12, 'd\'ici',
         '"cité"', 'a\\b', 'العربية', 'été']


def make_text(chance, most=8):
    return ' '.join(chance.choice(WORDS) for _ in range(chance.randint(1, most)))


def make_card(chance, number):
    card = vobject.vCard()
    card.add('uid').value = 'urn:uuid:%d' % number
    card.add('fn').value = make_text(chance)
    card.add('n').value = vobject.vcard.Name(family=make_text(chance, 2), given=make_text(chance, 2))
    card.add('org').value = [make_text(chance), make_text(chance, 2)]
    card.add('note').value = make_text(chance, 30) + '\n' + make_text(chance)
    card.add('role').value = make_text(chance)
    card.add('email').value = 'a%d@example.be' % number
    phone = card.add('tel')
    phone.value = '02 474 %02d %02d' % (number // 100 % 100, number % 100)
    phone.type_param = 'WORK'
    card.add('adr').value = vobject.vcard.Address(street=make_text(chance, 3), city='Charleroi', code='6000')
    card.add('x-foo').value = make_text(chance, 12)
    return card


def get_facts(card):
    """What must be the same on both sides."""
    organisation = card.org.value
    return {
        'uid': card.uid.value,
        'fn': card.fn.value,
        'org': organisation[0],
        'unit': ', '.join(organisation[1:]),
        'note': card.note.value,
        'role': card.role.value,
        'email': card.email.value,
        'tel': card.tel.value.replace('tel:+32', '0').replace(' ', ''),
        'street': card.adr.value.street,
        'city': card.adr.value.city,
        'code': card.adr.value.code,
        'family': card.n.value.family,
        'x-foo': card.contents['x-foo'][0].value.replace('\\,', ',').replace('\\;', ';').replace('\\\\', '\\'),
    }


def main():
    chance = random.Random(20261122)
    cards = [make_card(chance, number) for number in range(200)]
    text = ''.join(card.serialize() for card in cards)
    print('1..4')
    number = 0
    for ends in ('\r\n', '\n'):
        with tempfile.NamedTemporaryFile(suffix='.vcf') as file:
            file.write(text.replace('\r\n', ends).encode())
            file.flush()
            for version in ('3.0', '4.0'):
                number += 1
                written = subprocess.run([sys.argv[1], file.name, version], check=True, capture_output=True).stdout
                back = list(vobject.readComponents(written.decode()))
                wrong = len(back) != len(cards)
                for before, after in zip(cards, back):
                    before, after = get_facts(before), get_facts(after)
                    for key in before:
                        if before[key] != after[key]:
                            print('# %s %s: %r, not %r' % (before['uid'], key, after[key], before[key]))
                            wrong = True
                print('%s %d - %r, vCard %s' % ('not ok' if wrong else 'ok', number, ends, version))


main()
