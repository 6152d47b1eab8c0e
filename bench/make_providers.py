#!/usr/bin/env python3
"""Writes invented providers in the gatehouse format. Usage: make_providers.py ROWS [SEED] > FILE"""

import random
import sys

FIRST = "Ada Bela Cora Dario Edda Faro Gilda Hale Ines Joro Kaja Lino Mara Nilo Oda Pax Quin Rika Sol Tove".split()
LAST = "Ambrose Birch Calder Dunmore Eastlake Farrow Garnet Hollis Ivers Jessup Kessler Lowell Marsh Norwood".split()
STREETS = "Palo Verde Dr,Juniper Ave,Saguaro Ln,Ocotillo Rd,Mesquite St,Agave Way,Example Blvd".split(",")
CITIES = [("Phoenix", "AZ", 85003), ("Tempe", "AZ", 85281), ("Mesa", "AZ", 85201), ("Tucson", "AZ", 85701)]
HEADER = (
    "provider_id,kind,npi,tax_id,name,first_name,last_name,status,effective_from,effective_until,"
    + ",".join(
        f"{kind}_{part}"
        for kind in ("correspondence", "pay_to", "service_location")
        for part in ("line_1", "line_2", "city", "state", "zip")
    )
)


def check_digit(nine):
    """NPI's: Luhn over 80840 and the nine digits."""
    total = 0
    for place, digit in enumerate(reversed("80840" + nine)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def address(chance):
    city, state, zip_code = chance.choice(CITIES)
    street = f"{chance.randrange(1, 9999)} {chance.choice('NESW')} {chance.choice(STREETS)}"
    suite = f'"Ste {chance.randrange(1, 400)}, East"' if chance.random() < 0.3 else ""
    return f"{street},{suite},{city},{state},{zip_code + chance.randrange(80):05}-{chance.randrange(1, 9999):04}"


def row(number, chance):
    first, last = chance.choice(FIRST), chance.choice(LAST)
    nine = "1" + f"{number:08}"
    if number % 3:
        kind, name = "practitioner", f",{first},{last}{number % 997}"
    else:
        kind, name = "group", f"{last} Family Health {number},,"
    tax_id = f"00-{number:07}"
    where = ",".join(address(chance) for _ in range(3))
    return f"P{number:08},{kind},{nine}{check_digit(nine)},{tax_id},{name},active,2020-01-01,,{where}"


def main():
    rows = int(sys.argv[1])
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    write = sys.stdout.write
    write(HEADER + "\n")
    for number in range(1, rows + 1):
        write(row(number, chance) + "\n")


if __name__ == "__main__":
    main()
