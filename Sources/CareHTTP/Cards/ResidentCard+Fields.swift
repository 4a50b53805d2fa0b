internal import CareWire

extension ResidentCard {
    /// As it is sent.
    var fields: Fields {
        Fields { fields in
            fields.put("bed", bed)
            fields.put("revealed", revealed)
            fields.put("person", person?.fields)
            fields.put("devices", devices.map(\.fields))
        }
    }
}

extension ResidentCard.Person {
    fileprivate var fields: Fields {
        Fields { fields in
            fields.put("resident", resident)
            fields.put("name", name)
            fields.put("age", age)
            fields.put("sex", sex)
            fields.put("phone", phone)
            fields.put("township", township)
            fields.put("village", village)
            fields.put("address", address)
            fields.put("flags", flags?.map(\.fields))
            fields.put("contacts", contacts.map(\.fields))
        }
    }
}

extension ResidentCard.Flag {
    fileprivate var fields: Fields {
        Fields { fields in
            fields.put("flag", flag)
            fields.put("title", title)
        }
    }
}

extension ResidentCard.Contact {
    fileprivate var fields: Fields {
        Fields { fields in
            fields.put("duty", duty)
            fields.put("title", title)
            fields.put("name", name)
            fields.put("phone", phone)
            fields.put("relation", relation)
            fields.put("guardian", guardian)
        }
    }
}
