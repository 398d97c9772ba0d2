//! The closed lists of the contract: entity kinds, classes of counted things, echelons, statuses, outcomes.

/// Declares an enum whose variants carry the contract's names, with lookup by name.
macro_rules! names {
    ($(#[$outer:meta])* $type:ident { $($(#[$inner:meta])* $variant:ident = $name:literal),+ $(,)? }) => {
        $(#[$outer])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type { $($(#[$inner])* $variant),+ }

        impl $type {
            /// All values, in the contract's order.
            pub const ALL: &'static [$type] = &[$($type::$variant),+];

            /// The contract's name.
            pub const fn name(self) -> &'static str {
                match self { $($type::$variant => $name),+ }
            }

            /// The value with this name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some($type::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.name())
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }
    };
}

names! {
    /// What an entity is.
    Kind {
        /// A named human.
        Person = "person",
        /// A state.
        Country = "country",
        /// An adjective or inhabitants' noun of a state.
        Nationality = "nationality",
        /// A named place that is no state.
        Place = "place",
        /// A named body.
        Organisation = "organisation",
        /// A military formation.
        Unit = "unit",
        /// A function or title.
        Role = "role",
        /// A number with what it counts.
        Quantity = "quantity",
        /// A plain number, an age, a count without its noun.
        Number = "number",
        /// A rank in an order.
        Ordinal = "ordinal",
        /// A percentage.
        Percent = "percent",
        /// An amount of money.
        Money = "money",
        /// A number with a physical unit.
        Measure = "measure",
        /// A calendar point or span.
        Date = "date",
        /// A clock time.
        Time = "time",
        /// A length of time.
        Duration = "duration",
        /// Military materiel.
        Equipment = "equipment",
        /// A named event.
        Event = "event",
        /// Another proper name.
        Misc = "misc",
    }
}

names! {
    /// What is counted or used.
    Class {
        /// Soldiers and others in service.
        Personnel = "personnel",
        /// Aircraft with wings.
        Aircraft = "aircraft",
        /// Helicopters.
        Helicopter = "helicopter",
        /// Unmanned aircraft.
        Drone = "drone",
        /// Surface ships.
        Ship = "ship",
        /// Submarines.
        Submarine = "submarine",
        /// Vehicles that are no tanks.
        Vehicle = "vehicle",
        /// Tanks.
        Tank = "tank",
        /// Guns, howitzers, rocket launchers.
        Artillery = "artillery",
        /// Missiles and rockets.
        Missile = "missile",
        /// Air defence.
        AirDefence = "air_defence",
        /// Other weapons.
        Weapon = "weapon",
        /// Ammunition.
        Ammunition = "ammunition",
        /// Military formations.
        Unit = "unit",
        /// Members of a body.
        Member = "member",
        /// Places and buildings.
        Place = "place",
        /// Other people.
        Person = "person",
        /// Things that happen.
        Event = "event",
        /// Anything else.
        Other = "other",
    }
}

names! {
    /// The size of a military formation.
    Echelon {
        /// A few soldiers.
        Team = "team",
        /// 8 to 13 soldiers.
        Squad = "squad",
        /// 25 to 55 soldiers.
        Platoon = "platoon",
        /// 80 to 250 soldiers.
        Company = "company",
        /// 80 to 150 soldiers.
        Battery = "battery",
        /// 80 to 200 soldiers.
        Squadron = "squadron",
        /// 300 to 1,000 soldiers.
        Battalion = "battalion",
        /// 800 to 1,500 soldiers.
        Battlegroup = "battlegroup",
        /// 1,000 to 3,000 soldiers.
        Regiment = "regiment",
        /// 2,000 to 5,000 soldiers.
        Brigade = "brigade",
        /// 10,000 to 20,000 soldiers.
        Division = "division",
        /// 20,000 to 45,000 soldiers.
        Corps = "corps",
        /// A field army.
        Army = "army",
        /// A fleet.
        Fleet = "fleet",
        /// A force of any size.
        Force = "force",
    }
}

impl Echelon {
    /// The usual number of people, least and most, as the contract gives it; absent for sizes that vary freely.
    pub const fn size(self) -> Option<(u32, u32)> {
        match self {
            Echelon::Squad => Some((8, 13)),
            Echelon::Platoon => Some((25, 55)),
            Echelon::Company => Some((80, 250)),
            Echelon::Battery => Some((80, 150)),
            Echelon::Squadron => Some((80, 200)),
            Echelon::Battalion => Some((300, 1000)),
            Echelon::Battlegroup => Some((800, 1500)),
            Echelon::Regiment => Some((1000, 3000)),
            Echelon::Brigade => Some((2000, 5000)),
            Echelon::Division => Some((10_000, 20_000)),
            Echelon::Corps => Some((20_000, 45_000)),
            Echelon::Team | Echelon::Army | Echelon::Fleet | Echelon::Force => None,
        }
    }
}

names! {
    /// How far a fact has come.
    Status {
        /// Has happened, is happening, or is a standing state.
        Actual = "actual",
        /// Decided, promised, agreed or ordered.
        Announced = "announced",
        /// Wanted, planned, proposed, asked for, possible or unconfirmed.
        Considered = "considered",
        /// Negated, refused or ruled out.
        Denied = "denied",
    }
}

names! {
    /// What happened to the people of a casualties fact.
    Outcome {
        /// Dead.
        Killed = "killed",
        /// Wounded.
        Wounded = "wounded",
        /// Taken prisoner.
        Captured = "captured",
        /// Missing.
        Missing = "missing",
    }
}
