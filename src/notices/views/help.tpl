{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--side">
<div class="gh-col">
{{#CAN}}
<section class="gh-card" aria-labelledby="call-center-can"><h2 id="call-center-can">{{say:notices.page.what_the_can_help_with}}</h2>
<ul class="gh-bullets">{{#ENTRY}}<li>{{TEXT}}</li>{{/ENTRY}}</ul></section>
{{/CAN}}
{{#CANNOT}}
<section class="gh-card" aria-labelledby="call-center-cannot"><h2 id="call-center-cannot">{{say:notices.page.what_the_cannot_help_with}}</h2>
<ul class="gh-bullets">{{#ENTRY}}<li>{{TEXT}}</li>{{/ENTRY}}</ul></section>
{{/CANNOT}}
{{#TOPIC}}
<section class="gh-card" aria-labelledby="help-{{KEY}}"><h2 id="help-{{KEY}}">{{TITLE}}</h2>
{{#PARAGRAPH}}<p class="gh-gap-s">{{TEXT}}</p>
{{/PARAGRAPH}}{{#POINTS}}<ul class="gh-bullets gh-gap-s">{{#ENTRY}}<li>{{POINT}}</li>{{/ENTRY}}</ul>{{/POINTS}}
{{#LINK}}<p class="gh-gap-s"><a href="{{URL}}">{{LABEL}}</a></p>{{/LINK}}
</section>
{{/TOPIC}}
</div>
<aside class="gh-col" aria-label="{{say:notices.page.contact}}">
{{#CALL_CENTER}}
<section class="gh-card"><h2>{{NAME}}</h2>
<p><strong>{{PHONE}}</strong>{{#MENU}}, {{CHOICE}}{{/MENU}}</p>
<p class="gh-gap-s">{{NOW}}</p>
<p class="gh-gap-s gh-soft">{{say:notices.page.to_not_on_federal_holidays}}</p>
{{#BEFORE}}<p class="gh-gap-s">{{TEXT}}</p>{{/BEFORE}}</section>
{{/CALL_CENTER}}
<section class="gh-card"><h2>{{SERVICE_DESK}}</h2>
<p><a href="mailto:{{SERVICE_DESK_EMAIL}}">{{SERVICE_DESK_EMAIL}}</a></p><p>{{SERVICE_DESK_WARNING}}</p></section>
{{#CODES}}<section class="gh-card gh-card--quiet"><h2>{{say:notices.page.has_your_expired}}</h2><p>{{say:notices.page.email_the_with_a_subject}}</p></section>{{/CODES}}
</aside>
</div>
