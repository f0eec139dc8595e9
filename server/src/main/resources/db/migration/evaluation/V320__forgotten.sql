-- Who asked for a run is forgotten by name when the organization forgets them; the identifier stays and means nobody.
grant update (person_name) on evaluation.runs to ${app};
