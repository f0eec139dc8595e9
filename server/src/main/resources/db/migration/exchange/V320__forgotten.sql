-- Who brought a file is forgotten by name when the organization forgets them; the identifier stays and means nobody.
grant update (person_name) on exchange.jobs to ${app};
