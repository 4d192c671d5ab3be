/** Tenants: one deployment for many Jobcenters, each with a store of its own in the same tables. */

/** Finds the tenant that the session has chosen, if its role may use it. */
export const tenantOfSession = (into: string): string => `
    SELECT t.number, t.positions, t.channel INTO ${into} FROM tenants t
    WHERE t.name = current_setting('vor_ort.tenant', true)
      AND EXISTS (
        SELECT FROM grants g
        WHERE g.tenant = t.number
          AND pg_has_role(
            CASE current_setting('role') WHEN 'none' THEN session_user ELSE current_setting('role')::name END,
            to_regrole(quote_ident(g.role)), 'USAGE')
      );`

/**
 * Who may use which tenant is decided by the role of the session alone: the role that it logged in with, or the one that
 * it was set to. `current_user` would not do: inside of a function that runs with the rights of its owner, it is the owner.
 *
 * Each tenant has positions of its own, so that no gap tells of the others, and a channel whose name others cannot guess.
 */
export const tenants = `
  CREATE TABLE @schema@.tenants (
    number smallint PRIMARY KEY CHECK (number > 0),
    name text COLLATE "C" NOT NULL UNIQUE CHECK (name <> ''),
    positions regclass NOT NULL UNIQUE,
    channel text NOT NULL UNIQUE
  );
  COMMENT ON TABLE @schema@.tenants IS 'The carriers that share this deployment.';

  CREATE TABLE @schema@.grants (
    tenant smallint NOT NULL REFERENCES @schema@.tenants,
    role name NOT NULL,
    PRIMARY KEY (tenant, role)
  );
  COMMENT ON TABLE @schema@.grants IS 'Which roles may use which tenant; a member of a role may do what it may.';

  CREATE FUNCTION @schema@.tenant_of_session(OUT number smallint, OUT positions regclass, OUT channel text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = @schema@, pg_temp AS $$
  BEGIN
    ${tenantOfSession('number, positions, channel')}
  END $$;
  COMMENT ON FUNCTION @schema@.tenant_of_session IS
    'The tenant that vor_ort.tenant names, if the role of the session may use it; nothing tells one that it may not use from none at all.';

  CREATE FUNCTION @schema@.current_tenant() RETURNS smallint
  LANGUAGE sql STABLE SECURITY INVOKER AS $$ SELECT number FROM @schema@.tenant_of_session() $$;

  -- Tables that come later are added by replacing this function; migrations end by running it for each role again.
  CREATE FUNCTION @schema@.allow(role name) RETURNS void
  LANGUAGE plpgsql SECURITY INVOKER AS $$
  BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA @schema@ TO %I', role);
    EXECUTE format('GRANT EXECUTE ON FUNCTION @schema@.tenant_of_session(), @schema@.current_tenant() TO %I', role);
  END $$;

  CREATE FUNCTION @schema@.grant_tenant(tenant_name text, to_role name) RETURNS void
  LANGUAGE plpgsql SECURITY INVOKER SET search_path = @schema@, pg_temp AS $$
  DECLARE the_number smallint;
  BEGIN
    SELECT number INTO the_number FROM tenants WHERE name = tenant_name;
    IF the_number IS NULL THEN
      RAISE EXCEPTION 'there is no tenant %', tenant_name USING ERRCODE = 'undefined_object';
    END IF;
    PERFORM allow(to_role);
    INSERT INTO grants VALUES (the_number, to_role) ON CONFLICT DO NOTHING;
  END $$;

  CREATE FUNCTION @schema@.create_tenant(tenant_name text) RETURNS void
  LANGUAGE plpgsql SECURITY INVOKER SET search_path = @schema@, pg_temp AS $$
  DECLARE the_number smallint;
  BEGIN
    LOCK TABLE tenants IN SHARE ROW EXCLUSIVE MODE;
    IF EXISTS (SELECT FROM tenants WHERE name = tenant_name) THEN RETURN; END IF;
    SELECT coalesce(max(number), 0) + 1 INTO the_number FROM tenants;
    -- Zero is "nothing was taken yet". Numbers must not be kept ready by sessions: order rests on taking them one by one.
    EXECUTE format('CREATE SEQUENCE @schema@.%I MINVALUE 0 START 0 CACHE 1', 'positions_' || the_number);
    EXECUTE format('SELECT setval(%L, 0, true)', format('@schema@.%I', 'positions_' || the_number));
    INSERT INTO tenants VALUES
      (the_number, tenant_name, format('@schema@.%I', 'positions_' || the_number), 'vor_ort_' || replace(gen_random_uuid()::text, '-', ''));
    PERFORM grant_tenant(tenant_name, current_user);
  END $$;

  REVOKE ALL ON ALL FUNCTIONS IN SCHEMA @schema@ FROM PUBLIC;
`
